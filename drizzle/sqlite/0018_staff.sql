CREATE TABLE `membership` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`ura` text NOT NULL,
	`roles` text NOT NULL,
	`roles_changed_at` integer,
	`name_sealed` text NOT NULL,
	`profession` text DEFAULT '' NOT NULL,
	`last_login_at` integer,
	`created_at` integer NOT NULL,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_of` ON `membership` (`member_id`,`ura`);--> statement-breakpoint
CREATE INDEX `membership_ura` ON `membership` (`ura`);--> statement-breakpoint
CREATE TABLE `staff_member` (
	`id` text PRIMARY KEY NOT NULL,
	`number_index` text NOT NULL,
	`number_sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_member_number` ON `staff_member` (`number_index`);--> statement-breakpoint
ALTER TABLE `session` ADD `member_id` text;--> statement-breakpoint
ALTER TABLE `session` ADD `organisation` text;--> statement-breakpoint
ALTER TABLE `session` ADD `role` text;--> statement-breakpoint
CREATE INDEX `session_member` ON `session` (`member_id`);