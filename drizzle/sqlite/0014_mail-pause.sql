CREATE TABLE `mail_pause` (
	`id` text PRIMARY KEY NOT NULL,
	`since` integer NOT NULL,
	`reason` text NOT NULL,
	`probes` integer NOT NULL,
	`probe_at` integer NOT NULL
);
