ALTER TABLE "follower" ADD COLUMN "started_by" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "follower" ADD COLUMN "reason" text DEFAULT 'treatment' NOT NULL;--> statement-breakpoint
ALTER TABLE "follower" ADD COLUMN "name_sealed" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "follower" ADD COLUMN "seen_version" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "follower" ADD COLUMN "stop_asked_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "follower" ADD COLUMN "row_tag" text DEFAULT '' NOT NULL;