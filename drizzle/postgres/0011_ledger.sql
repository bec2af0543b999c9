CREATE TABLE "ledger" (
	"subject_id" text NOT NULL,
	"kind" text NOT NULL,
	"reason" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_subject_id_kind_reason_pk" PRIMARY KEY("subject_id","kind","reason")
);
