CREATE TABLE `evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`number` text NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`representation_id` text,
	`state` text,
	`channel` text NOT NULL,
	`opened_by` text,
	`seen_by` text,
	`seen_at` integer,
	`papers` text,
	`dated` text,
	`decided_by` text,
	`decided_at` integer,
	`reason_sealed` text,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`revision` integer DEFAULT 1 NOT NULL,
	`ended_at` integer,
	`row_tag` text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_number` ON `evidence` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `evidence_representation` ON `evidence` (`representation_id`);--> statement-breakpoint
CREATE INDEX `evidence_subject` ON `evidence` (`subject_id`);--> statement-breakpoint
CREATE INDEX `evidence_created` ON `evidence` (`created_at`,`id`);