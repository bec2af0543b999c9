CREATE TABLE "worker" (
	"id" text PRIMARY KEY NOT NULL,
	"subject_index" text NOT NULL,
	"subject_sealed" text NOT NULL,
	"name_sealed" text NOT NULL,
	"roles" jsonb NOT NULL,
	"last_login_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"row_tag" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "worker_subject" ON "worker" USING btree ("subject_index");