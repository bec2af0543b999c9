ALTER TABLE `representation` ADD `shares_views` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `subject` DROP COLUMN `shares_views`;