/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Forced into layers that have no business with libsodium: including sodium.h there fails to compile. */
#pragma once
#pragma GCC poison sodium_init sodium_malloc crypto_secretbox crypto_generichash
