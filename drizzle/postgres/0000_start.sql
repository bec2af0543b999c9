CREATE TABLE "activity" (
	"subject_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"lane" text NOT NULL,
	"sequence" bigint NOT NULL,
	"event" text NOT NULL,
	"organisation" text NOT NULL,
	"organisation_type" text DEFAULT '' NOT NULL,
	"outcome" text NOT NULL,
	"entry" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "activity_lane_sequence_subject_id_at_pk" PRIMARY KEY("lane","sequence","subject_id","at")
);
--> statement-breakpoint
CREATE TABLE "api_client" (
	"id" text PRIMARY KEY NOT NULL,
	"ura" text NOT NULL,
	"name" text NOT NULL,
	"status" text NOT NULL,
	"jwks" jsonb,
	"jwks_uri" text,
	"scopes" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "approval" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"author_id" text NOT NULL,
	"state" text NOT NULL,
	"live_key" text NOT NULL,
	"agreed" jsonb NOT NULL,
	"edits_sealed" text NOT NULL,
	"catalogue_version" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"draft_id" text NOT NULL,
	"draft_revision" bigint NOT NULL,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"expires_on" text NOT NULL,
	"settled_at" timestamp (3) with time zone,
	"settled_by" text,
	"why" text,
	"reason_sealed" text,
	"version" bigint
);
--> statement-breakpoint
CREATE TABLE "catalogue_version" (
	"version" bigint PRIMARY KEY NOT NULL,
	"body" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "checkpoint" (
	"number" bigint PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"body" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "draft" (
	"id" text NOT NULL,
	"subject_id" text NOT NULL,
	"actor_id" text NOT NULL,
	"base_version" bigint NOT NULL,
	"catalogue_version" bigint NOT NULL,
	"revision" bigint NOT NULL,
	"edits_sealed" text NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "draft_subject_id_actor_id_pk" PRIMARY KEY("subject_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "inherited" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"since" text NOT NULL,
	"version" bigint NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "login_transaction" (
	"state_index" text PRIMARY KEY NOT NULL,
	"provider" text NOT NULL,
	"secrets_sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mail_link" (
	"token_index" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"purpose" text NOT NULL,
	"payload_sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "oauth_artifact" (
	"id" text PRIMARY KEY NOT NULL,
	"model" text NOT NULL,
	"payload" text NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"consumed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"kind" text NOT NULL,
	"unique_key" text NOT NULL,
	"language" text NOT NULL,
	"payload_sealed" text,
	"message_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"state" text NOT NULL,
	"attempts" bigint DEFAULT 0 NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"fence" bigint DEFAULT 0 NOT NULL,
	"last_error" text,
	"settled_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "own_provider_list" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"providers_sealed" text NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pairing_code" (
	"code_index" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"wrong_dates" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "pairing_try" (
	"id" text PRIMARY KEY NOT NULL,
	"by_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "preference" (
	"subject_id" text NOT NULL,
	"kind" text NOT NULL,
	"wanted" boolean NOT NULL,
	"rhythm" text DEFAULT 'at-once' NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "preference_subject_id_kind_pk" PRIMARY KEY("subject_id","kind")
);
--> statement-breakpoint
CREATE TABLE "profile_version" (
	"subject_id" text NOT NULL,
	"number" bigint NOT NULL,
	"choices_sealed" text NOT NULL,
	"content_hash" text NOT NULL,
	"catalogue_version" bigint NOT NULL,
	"predecessor" bigint NOT NULL,
	"receipt_number" text NOT NULL,
	"author_id" text NOT NULL,
	"author_role" text NOT NULL,
	"channel" text NOT NULL,
	"author_organisation" text,
	"at" timestamp (3) with time zone NOT NULL,
	"first_end" text,
	"draft_id" text,
	"draft_revision" bigint,
	CONSTRAINT "profile_version_subject_id_number_pk" PRIMARY KEY("subject_id","number")
);
--> statement-breakpoint
CREATE TABLE "provider" (
	"ura" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"city" text NOT NULL,
	"types" jsonb NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"merged_into" text,
	"types_before" jsonb,
	"types_changed_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider_word" (
	"word" text NOT NULL,
	"ura" text NOT NULL,
	CONSTRAINT "provider_word_word_ura_pk" PRIMARY KEY("word","ura")
);
--> statement-breakpoint
CREATE TABLE "representation" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_id" text NOT NULL,
	"representative_id" text NOT NULL,
	"kind" text NOT NULL,
	"ground" text NOT NULL,
	"state" text NOT NULL,
	"live_key" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text,
	"seen_by" text,
	"confirmed_by" text,
	"declared_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"end_reason" text
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id_index" text PRIMARY KEY NOT NULL,
	"audience" text NOT NULL,
	"subject_id" text NOT NULL,
	"actor_sealed" text NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"acting_id" text,
	"acting_sealed" text
);
--> statement-breakpoint
CREATE TABLE "subject" (
	"id" text PRIMARY KEY NOT NULL,
	"bsn_index" text NOT NULL,
	"bsn_sealed" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"gate" text DEFAULT 'open' NOT NULL,
	"current_version" bigint DEFAULT 0 NOT NULL,
	"seen_version" bigint DEFAULT 0 NOT NULL,
	"age_category" text,
	"birth_date_sealed" text,
	"next_transition" text,
	"name_sealed" text,
	"email_sealed" text,
	"email_index" text,
	"email_confirmed_at" timestamp (3) with time zone,
	"email_bounced_at" timestamp (3) with time zone,
	"language" text DEFAULT 'nl' NOT NULL,
	"terms_version" bigint DEFAULT 0 NOT NULL,
	"first_login_at" timestamp (3) with time zone,
	"shielded" boolean DEFAULT false NOT NULL,
	"capable" boolean DEFAULT true NOT NULL,
	"shares_views" boolean DEFAULT false NOT NULL
);
--> statement-breakpoint
CREATE TABLE "subject_key" (
	"subject_id" text PRIMARY KEY NOT NULL,
	"profile_key_sealed" text,
	"log_key_sealed" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tombstone" (
	"lane" text PRIMARY KEY NOT NULL,
	"sequence" bigint NOT NULL,
	"body" text NOT NULL,
	"signature" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "transition_done" (
	"subject_id" text NOT NULL,
	"key" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "transition_done_subject_id_key_pk" PRIMARY KEY("subject_id","key")
);
--> statement-breakpoint
CREATE TABLE "transition_mark" (
	"subject_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "transition_mark_subject_id_kind_reason_pk" PRIMARY KEY("subject_id","kind","reason")
);
--> statement-breakpoint
CREATE INDEX "activity_citizen" ON "activity" USING btree ("subject_id","at","lane","sequence","event","organisation","organisation_type","outcome");--> statement-breakpoint
CREATE INDEX "api_client_ura" ON "api_client" USING btree ("ura");--> statement-breakpoint
CREATE UNIQUE INDEX "approval_live" ON "approval" USING btree ("live_key");--> statement-breakpoint
CREATE INDEX "approval_subject" ON "approval" USING btree ("subject_id","state");--> statement-breakpoint
CREATE INDEX "approval_expires" ON "approval" USING btree ("state","expires_on");--> statement-breakpoint
CREATE INDEX "draft_updated" ON "draft" USING btree ("updated_at");--> statement-breakpoint
CREATE INDEX "mail_link_subject" ON "mail_link" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "mail_link_expires" ON "mail_link" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "oauth_artifact_expires" ON "oauth_artifact" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "outbox_unique_key" ON "outbox" USING btree ("unique_key");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("state","not_before");--> statement-breakpoint
CREATE INDEX "outbox_subject" ON "outbox" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "pairing_code_subject" ON "pairing_code" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "pairing_code_expires" ON "pairing_code" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "pairing_try_by" ON "pairing_try" USING btree ("by_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "profile_version_draft" ON "profile_version" USING btree ("subject_id","draft_id","draft_revision");--> statement-breakpoint
CREATE INDEX "profile_version_receipt" ON "profile_version" USING btree ("receipt_number");--> statement-breakpoint
CREATE INDEX "profile_version_first_end" ON "profile_version" USING btree ("first_end");--> statement-breakpoint
CREATE INDEX "profile_version_at" ON "profile_version" USING btree ("at");--> statement-breakpoint
CREATE INDEX "provider_name" ON "provider" USING btree ("name");--> statement-breakpoint
CREATE UNIQUE INDEX "representation_live" ON "representation" USING btree ("live_key");--> statement-breakpoint
CREATE INDEX "representation_subject" ON "representation" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "representation_representative" ON "representation" USING btree ("representative_id");--> statement-breakpoint
CREATE INDEX "session_subject" ON "session" USING btree ("subject_id");--> statement-breakpoint
CREATE INDEX "session_expires" ON "session" USING btree ("expires_at");--> statement-breakpoint
CREATE UNIQUE INDEX "subject_bsn_index" ON "subject" USING btree ("bsn_index");--> statement-breakpoint
CREATE INDEX "subject_email_index" ON "subject" USING btree ("email_index");--> statement-breakpoint
CREATE INDEX "subject_next_transition" ON "subject" USING btree ("next_transition");