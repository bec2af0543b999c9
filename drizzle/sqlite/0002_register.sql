CREATE TABLE `register_follow` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`since` integer NOT NULL,
	`ask_again` integer DEFAULT true NOT NULL
);
--> statement-breakpoint
CREATE INDEX `register_follow_ask_again` ON `register_follow` (`ask_again`,`subject_id`);--> statement-breakpoint
CREATE TABLE `register_run` (
	`id` text PRIMARY KEY NOT NULL,
	`open_on` text,
	`complete_on` text,
	`completed_at` integer
);
--> statement-breakpoint
ALTER TABLE `subject` ADD `deceased_at` integer;--> statement-breakpoint
ALTER TABLE `subject` ADD `undecided_from` text;--> statement-breakpoint
ALTER TABLE `subject` ADD `undecided_until` text;--> statement-breakpoint
ALTER TABLE `subject` ADD `undecided_noted` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `subject` ADD `confidential_sealed` text;--> statement-breakpoint
CREATE INDEX `subject_undecided` ON `subject` (`undecided_from`);--> statement-breakpoint
UPDATE `subject` SET `deceased_at` = CAST(strftime('%s', 'now') AS integer) * 1000 WHERE `gate` = 'deceased';--> statement-breakpoint
UPDATE `subject` SET `undecided_from` = '2020-01-01', `undecided_noted` = 1 WHERE `gate` = 'under-decision';--> statement-breakpoint
UPDATE `subject` SET `gate` = 'open' WHERE `gate` IN ('locked', 'deceased', 'under-decision');
