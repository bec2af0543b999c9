CREATE TABLE `ledger` (
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`subject_id`, `kind`, `reason`)
);
