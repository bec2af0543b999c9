CREATE TABLE `staff_alarm` (
	`id` text PRIMARY KEY NOT NULL,
	`ura` text NOT NULL,
	`member_id` text NOT NULL,
	`kind` text NOT NULL,
	`day` text NOT NULL,
	`at` integer NOT NULL,
	`count` integer NOT NULL,
	`answered_at` integer,
	`answered_by` text,
	`answer_sealed` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_alarm_of` ON `staff_alarm` (`member_id`,`ura`,`kind`,`day`);--> statement-breakpoint
CREATE INDEX `staff_alarm_ura` ON `staff_alarm` (`ura`,`at`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`member_id` text NOT NULL,
	`ura` text NOT NULL,
	`on_behalf_of` text,
	`subject_id` text,
	`opened_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`closed_at` integer,
	`content_sealed` text NOT NULL,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE INDEX `visit_member` ON `visit` (`member_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `visit_ura` ON `visit` (`ura`,`opened_at`);--> statement-breakpoint
CREATE INDEX `visit_opened` ON `visit` (`opened_at`);