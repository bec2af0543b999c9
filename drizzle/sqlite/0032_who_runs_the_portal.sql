CREATE TABLE `worker` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_index` text NOT NULL,
	`subject_sealed` text NOT NULL,
	`name_sealed` text NOT NULL,
	`roles` text NOT NULL,
	`last_login_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `worker_subject` ON `worker` (`subject_index`);