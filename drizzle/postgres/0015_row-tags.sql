ALTER TABLE "api_client" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "approval" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "catalogue_version" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "inherited" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "pairing_code" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "profile_version" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "provider" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "representation" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "subject" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;