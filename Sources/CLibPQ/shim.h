// What Swift cannot say by itself: the headers, and constants that are macros of character literals.
#ifndef HITOMADO_CLIBPQ_SHIM_H
#define HITOMADO_CLIBPQ_SHIM_H

#include <libpq-fe.h>
#include <poll.h>
#include <sys/eventfd.h>

static const int CLIBPQ_FIELD_SQLSTATE = PG_DIAG_SQLSTATE;
static const int CLIBPQ_FIELD_MESSAGE = PG_DIAG_MESSAGE_PRIMARY;
static const int CLIBPQ_FIELD_POSITION = PG_DIAG_STATEMENT_POSITION;
static const int CLIBPQ_FIELD_TABLE = PG_DIAG_TABLE_NAME;
static const int CLIBPQ_FIELD_CONSTRAINT = PG_DIAG_CONSTRAINT_NAME;

#endif
