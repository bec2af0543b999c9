CREATE TABLE `notification_endpoint` (
	`ura` text PRIMARY KEY NOT NULL,
	`address` text,
	`proven_at` integer,
	`asked_address` text,
	`proof_id` text,
	`asked_at` integer,
	`failures` integer DEFAULT 0 NOT NULL,
	`paused_at` integer
);
