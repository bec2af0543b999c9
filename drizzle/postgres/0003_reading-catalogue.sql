ALTER TABLE "approval" ADD COLUMN "takes_over" bigint;--> statement-breakpoint
ALTER TABLE "profile_version" ADD COLUMN "reading_catalogue" bigint DEFAULT 1 NOT NULL;