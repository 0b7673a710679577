/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forced into layers that have no business with SQLite: including sqlite3.h there fails to compile. */
#pragma once
#pragma GCC poison sqlite3_open sqlite3_open_v2 sqlite3_stmt sqlite3_exec
