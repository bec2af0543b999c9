ALTER TABLE `recording` ADD `case_answered_at` integer;--> statement-breakpoint
ALTER TABLE `staff_alarm` ADD `verdict` text;--> statement-breakpoint
ALTER TABLE `staff_alarm` ADD `about` text DEFAULT '[]' NOT NULL;