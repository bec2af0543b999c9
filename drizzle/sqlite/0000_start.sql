CREATE TABLE `activity` (
	`subject_id` text NOT NULL,
	`at` integer NOT NULL,
	`lane` text NOT NULL,
	`sequence` integer NOT NULL,
	`event` text NOT NULL,
	`organisation` text NOT NULL,
	`organisation_type` text DEFAULT '' NOT NULL,
	`outcome` text NOT NULL,
	`entry` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`lane`, `sequence`, `subject_id`, `at`)
);
--> statement-breakpoint
CREATE INDEX `activity_citizen` ON `activity` (`subject_id`,`at`,`lane`,`sequence`,`event`,`organisation`,`organisation_type`,`outcome`);--> statement-breakpoint
CREATE TABLE `api_client` (
	`id` text PRIMARY KEY NOT NULL,
	`ura` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`jwks` text,
	`jwks_uri` text,
	`scopes` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `api_client_ura` ON `api_client` (`ura`);--> statement-breakpoint
CREATE TABLE `approval` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`author_id` text NOT NULL,
	`state` text NOT NULL,
	`live_key` text NOT NULL,
	`agreed` text NOT NULL,
	`edits_sealed` text NOT NULL,
	`catalogue_version` integer NOT NULL,
	`revision` integer NOT NULL,
	`draft_id` text NOT NULL,
	`draft_revision` integer NOT NULL,
	`asked_at` integer NOT NULL,
	`expires_on` text NOT NULL,
	`settled_at` integer,
	`settled_by` text,
	`why` text,
	`reason_sealed` text,
	`version` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `approval_live` ON `approval` (`live_key`);--> statement-breakpoint
CREATE INDEX `approval_subject` ON `approval` (`subject_id`,`state`);--> statement-breakpoint
CREATE INDEX `approval_expires` ON `approval` (`state`,`expires_on`);--> statement-breakpoint
CREATE TABLE `catalogue_version` (
	`version` integer PRIMARY KEY NOT NULL,
	`body` text NOT NULL,
	`published_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `checkpoint` (
	`number` integer PRIMARY KEY NOT NULL,
	`at` integer NOT NULL,
	`body` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `draft` (
	`id` text NOT NULL,
	`subject_id` text NOT NULL,
	`actor_id` text NOT NULL,
	`base_version` integer NOT NULL,
	`catalogue_version` integer NOT NULL,
	`revision` integer NOT NULL,
	`edits_sealed` text NOT NULL,
	`updated_at` integer NOT NULL,
	PRIMARY KEY(`subject_id`, `actor_id`)
);
--> statement-breakpoint
CREATE INDEX `draft_updated` ON `draft` (`updated_at`);--> statement-breakpoint
CREATE TABLE `inherited` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`since` text NOT NULL,
	`version` integer NOT NULL,
	`confirmed_at` integer,
	`ended_at` integer
);
--> statement-breakpoint
CREATE TABLE `login_transaction` (
	`state_index` text PRIMARY KEY NOT NULL,
	`provider` text NOT NULL,
	`secrets_sealed` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `mail_link` (
	`token_index` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`purpose` text NOT NULL,
	`payload_sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer
);
--> statement-breakpoint
CREATE INDEX `mail_link_subject` ON `mail_link` (`subject_id`);--> statement-breakpoint
CREATE INDEX `mail_link_expires` ON `mail_link` (`expires_at`);--> statement-breakpoint
CREATE TABLE `oauth_artifact` (
	`id` text PRIMARY KEY NOT NULL,
	`model` text NOT NULL,
	`payload` text NOT NULL,
	`expires_at` integer,
	`consumed_at` integer
);
--> statement-breakpoint
CREATE INDEX `oauth_artifact_expires` ON `oauth_artifact` (`expires_at`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`unique_key` text NOT NULL,
	`language` text NOT NULL,
	`payload_sealed` text,
	`message_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`not_before` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`state` text NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`lease_until` integer,
	`fence` integer DEFAULT 0 NOT NULL,
	`last_error` text,
	`settled_at` integer
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_unique_key` ON `outbox` (`unique_key`);--> statement-breakpoint
CREATE INDEX `outbox_due` ON `outbox` (`state`,`not_before`);--> statement-breakpoint
CREATE INDEX `outbox_subject` ON `outbox` (`subject_id`);--> statement-breakpoint
CREATE TABLE `own_provider_list` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`providers_sealed` text NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `pairing_code` (
	`code_index` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	`wrong_dates` integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pairing_code_subject` ON `pairing_code` (`subject_id`);--> statement-breakpoint
CREATE INDEX `pairing_code_expires` ON `pairing_code` (`expires_at`);--> statement-breakpoint
CREATE TABLE `pairing_try` (
	`id` text PRIMARY KEY NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `pairing_try_by` ON `pairing_try` (`by_id`,`at`);--> statement-breakpoint
CREATE TABLE `preference` (
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`wanted` integer NOT NULL,
	`rhythm` text DEFAULT 'at-once' NOT NULL,
	`changed_at` integer NOT NULL,
	PRIMARY KEY(`subject_id`, `kind`)
);
--> statement-breakpoint
CREATE TABLE `profile_version` (
	`subject_id` text NOT NULL,
	`number` integer NOT NULL,
	`choices_sealed` text NOT NULL,
	`content_hash` text NOT NULL,
	`catalogue_version` integer NOT NULL,
	`predecessor` integer NOT NULL,
	`receipt_number` text NOT NULL,
	`author_id` text NOT NULL,
	`author_role` text NOT NULL,
	`channel` text NOT NULL,
	`author_organisation` text,
	`at` integer NOT NULL,
	`first_end` text,
	`draft_id` text,
	`draft_revision` integer,
	PRIMARY KEY(`subject_id`, `number`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `profile_version_draft` ON `profile_version` (`subject_id`,`draft_id`,`draft_revision`);--> statement-breakpoint
CREATE INDEX `profile_version_receipt` ON `profile_version` (`receipt_number`);--> statement-breakpoint
CREATE INDEX `profile_version_first_end` ON `profile_version` (`first_end`);--> statement-breakpoint
CREATE INDEX `profile_version_at` ON `profile_version` (`at`);--> statement-breakpoint
CREATE TABLE `provider` (
	`ura` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`city` text NOT NULL,
	`types` text NOT NULL,
	`ended_at` integer,
	`merged_into` text,
	`types_before` text,
	`types_changed_at` integer,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `provider_name` ON `provider` (`name`);--> statement-breakpoint
CREATE TABLE `provider_word` (
	`word` text NOT NULL,
	`ura` text NOT NULL,
	PRIMARY KEY(`word`, `ura`)
);
--> statement-breakpoint
CREATE TABLE `representation` (
	`id` text PRIMARY KEY NOT NULL,
	`subject_id` text NOT NULL,
	`representative_id` text NOT NULL,
	`kind` text NOT NULL,
	`ground` text NOT NULL,
	`state` text NOT NULL,
	`live_key` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text,
	`seen_by` text,
	`confirmed_by` text,
	`declared_at` integer,
	`created_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`end_reason` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `representation_live` ON `representation` (`live_key`);--> statement-breakpoint
CREATE INDEX `representation_subject` ON `representation` (`subject_id`);--> statement-breakpoint
CREATE INDEX `representation_representative` ON `representation` (`representative_id`);--> statement-breakpoint
CREATE TABLE `session` (
	`id_index` text PRIMARY KEY NOT NULL,
	`audience` text NOT NULL,
	`subject_id` text NOT NULL,
	`actor_sealed` text NOT NULL,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`ended_at` integer,
	`acting_id` text,
	`acting_sealed` text
);
--> statement-breakpoint
CREATE INDEX `session_subject` ON `session` (`subject_id`);--> statement-breakpoint
CREATE INDEX `session_expires` ON `session` (`expires_at`);--> statement-breakpoint
CREATE TABLE `subject` (
	`id` text PRIMARY KEY NOT NULL,
	`bsn_index` text NOT NULL,
	`bsn_sealed` text NOT NULL,
	`created_at` integer NOT NULL,
	`gate` text DEFAULT 'open' NOT NULL,
	`current_version` integer DEFAULT 0 NOT NULL,
	`seen_version` integer DEFAULT 0 NOT NULL,
	`age_category` text,
	`birth_date_sealed` text,
	`next_transition` text,
	`name_sealed` text,
	`email_sealed` text,
	`email_index` text,
	`email_confirmed_at` integer,
	`email_bounced_at` integer,
	`language` text DEFAULT 'nl' NOT NULL,
	`terms_version` integer DEFAULT 0 NOT NULL,
	`first_login_at` integer,
	`shielded` integer DEFAULT false NOT NULL,
	`capable` integer DEFAULT true NOT NULL,
	`shares_views` integer DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `subject_bsn_index` ON `subject` (`bsn_index`);--> statement-breakpoint
CREATE INDEX `subject_email_index` ON `subject` (`email_index`);--> statement-breakpoint
CREATE INDEX `subject_next_transition` ON `subject` (`next_transition`);--> statement-breakpoint
CREATE TABLE `subject_key` (
	`subject_id` text PRIMARY KEY NOT NULL,
	`profile_key_sealed` text,
	`log_key_sealed` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `tombstone` (
	`lane` text PRIMARY KEY NOT NULL,
	`sequence` integer NOT NULL,
	`body` text NOT NULL,
	`signature` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `transition_done` (
	`subject_id` text NOT NULL,
	`key` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`subject_id`, `key`)
);
--> statement-breakpoint
CREATE TABLE `transition_mark` (
	`subject_id` text NOT NULL,
	`kind` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`subject_id`, `kind`, `reason`)
);
