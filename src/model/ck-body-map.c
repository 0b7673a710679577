/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A calm, neutral figure, drawn for this program. Its points are far apart on purpose: nobody looks like it. */
#include "ck-body-map.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define BODY                                                                                                           \
  "50,4 58,5.5 64,11 66,20 65,29 61,37 56,42 56,49 60,54 70,57 78,62 82,71 85,84 88,98 92,113 95,127 98,139 99,148 "   \
  "95,152 91,147 89,137 88,128 83,115 78,101 75,86 72.5,76 71.5,86 69.5,100 70,112 73.5,126 74,144 72,160 70,172 "     \
  "70.5,186 67,203 69,211 66,216 58,216 55.5,210 56.5,200 55,186 55.5,170 54,152 50.8,134"

#define HAND                                                                                                           \
  "34,128 34,114 27,102 16,90 8,77 5,67 9,62 15,66 22,78 28,81 28,66 26,46 25,30 28,23 33,24 36,34 38.5,52 40.5,53 "    \
  "41,34 42.5,14 46.5,7 51,8 53,18 53.5,50 55.5,52 58.5,36 60.5,19 64.5,13 68.5,17 69,28 67,55 69,58 73.5,44 77,33 "     \
  "81,30 85,35 84,47 80,64 78,82 74,100 69,114 69,128"

#define PROFILE                                                                                                        \
  "52,6 34,11 22,23 17,38 15.5,46 17,52 11,60 6.5,66.5 9,70 14.5,71 13,75.5 15.5,79 13.5,83 15,88 15,95 20,101 31,102 " \
  "42,97 46,106 47,119 82,119 82,106 88,88 93,68 93,46 87,26 72,10"

static const CkBodyShape shapes[] = {
  [CK_BODY_FRONT] = { 100, 220, BODY, "46,34.5 48,36 50,36.3|50,112 50.6,113|60,77 64,80 69,79", TRUE, FALSE },
  [CK_BODY_BACK] = { 100, 220, BODY, "50,62 50,84 50,104|50,121 50,131|58,76 61,81 66,82", TRUE, FALSE },
  [CK_BODY_FACE] = { 100, 120,
                     "50,7 64,9 76,18 82,33 83,47 88,46 91,52 89,62 84,69 81,69 78,83 71,96 63,105 63,113 66,119 50,119",
                     "57,44 63,41.5 70,43.5|57.5,53 63,50 69,53|57.5,53 63,55.5 69,53|50,56 51,62 53.5,67 50,69|"
                     "50,82 55,81 60,79.5|50,88 54,87.5",
                     TRUE, FALSE },
  [CK_BODY_HEAD_LEFT] = { 100, 120, PROFILE, "57,55 62,52 66,56 65,64 61,71 58,69|19,53 25,51 29,54|16,44.5 22,42 29,44|14,79 19,79.5 24,77.5",
                          FALSE, FALSE },
  [CK_BODY_HEAD_RIGHT] = { 100, 120, PROFILE, "57,55 62,52 66,56 65,64 61,71 58,69|19,53 25,51 29,54|16,44.5 22,42 29,44|14,79 19,79.5 24,77.5",
                           FALSE, TRUE },
  [CK_BODY_HEAD_BACK] = { 100, 120,
                          "50,7 64,9 76,18 82,33 83,47 88,46 91,52 89,62 84,69 81,69 77,82 69,92 66,98 67,110 72,119 50,119",
                          "50,93 56,93 62,90", TRUE, FALSE },
  [CK_BODY_LEFT_PALM] = { 100, 130, HAND, "30,82 38,78 48,70 60,68|33,100 40,90 44,80|47,76 58,80 70,78", FALSE, FALSE },
  [CK_BODY_LEFT_HAND_BACK] = { 100, 130, HAND, "30,31 33,31|46,15 50,15|63,21 67,21|79,38 83,39|10,69 14,72", FALSE, TRUE },
  [CK_BODY_RIGHT_PALM] = { 100, 130, HAND, "30,82 38,78 48,70 60,68|33,100 40,90 44,80|47,76 58,80 70,78", FALSE, TRUE },
  [CK_BODY_RIGHT_HAND_BACK] = { 100, 130, HAND, "30,31 33,31|46,15 50,15|63,21 67,21|79,38 83,39|10,69 14,72", FALSE, FALSE },
};

/* Translators: parts of the body; left and right are the person's own */
static const CkBodyRegion regions[] = {
  { CK_BODY_FRONT, "head", N_ ("Head"), 500, 100 },
  { CK_BODY_FRONT, "neck", N_ ("Neck"), 500, 214 },
  { CK_BODY_FRONT, "left-shoulder", N_ ("Left shoulder"), 700, 273 },
  { CK_BODY_FRONT, "right-shoulder", N_ ("Right shoulder"), 300, 273 },
  { CK_BODY_FRONT, "left-chest", N_ ("Left side of the chest"), 610, 336 },
  { CK_BODY_FRONT, "right-chest", N_ ("Right side of the chest"), 390, 336 },
  { CK_BODY_FRONT, "breastbone", N_ ("Middle of the chest"), 500, 327 },
  { CK_BODY_FRONT, "abdomen", N_ ("Abdomen"), 500, 455 },
  { CK_BODY_FRONT, "left-side", N_ ("Left side of the belly"), 630, 473 },
  { CK_BODY_FRONT, "right-side", N_ ("Right side of the belly"), 370, 473 },
  { CK_BODY_FRONT, "left-hip", N_ ("Left hip"), 650, 550 },
  { CK_BODY_FRONT, "right-hip", N_ ("Right hip"), 350, 550 },
  { CK_BODY_FRONT, "groin", N_ ("Groin"), 500, 582 },
  { CK_BODY_FRONT, "left-upper-arm", N_ ("Left upper arm"), 790, 364 },
  { CK_BODY_FRONT, "right-upper-arm", N_ ("Right upper arm"), 210, 364 },
  { CK_BODY_FRONT, "left-elbow", N_ ("Left inside of the elbow"), 830, 445 },
  { CK_BODY_FRONT, "right-elbow", N_ ("Right inside of the elbow"), 170, 445 },
  { CK_BODY_FRONT, "left-forearm", N_ ("Left forearm"), 870, 514 },
  { CK_BODY_FRONT, "right-forearm", N_ ("Right forearm"), 130, 514 },
  { CK_BODY_FRONT, "left-wrist", N_ ("Left wrist"), 910, 582 },
  { CK_BODY_FRONT, "right-wrist", N_ ("Right wrist"), 90, 582 },
  { CK_BODY_FRONT, "left-hand", N_ ("Left hand"), 940, 641 },
  { CK_BODY_FRONT, "right-hand", N_ ("Right hand"), 60, 641 },
  { CK_BODY_FRONT, "left-thigh", N_ ("Left thigh"), 620, 677 },
  { CK_BODY_FRONT, "right-thigh", N_ ("Right thigh"), 380, 677 },
  { CK_BODY_FRONT, "left-knee", N_ ("Left knee"), 620, 764 },
  { CK_BODY_FRONT, "right-knee", N_ ("Right knee"), 380, 764 },
  { CK_BODY_FRONT, "left-shin", N_ ("Left shin"), 620, 845 },
  { CK_BODY_FRONT, "right-shin", N_ ("Right shin"), 380, 845 },
  { CK_BODY_FRONT, "left-ankle", N_ ("Left ankle"), 610, 923 },
  { CK_BODY_FRONT, "right-ankle", N_ ("Right ankle"), 390, 923 },
  { CK_BODY_FRONT, "left-foot", N_ ("Left foot"), 620, 968 },
  { CK_BODY_FRONT, "right-foot", N_ ("Right foot"), 380, 968 },
  { CK_BODY_BACK, "head", N_ ("Back of the head"), 500, 91 },
  { CK_BODY_BACK, "neck", N_ ("Back of the neck"), 500, 214 },
  { CK_BODY_BACK, "left-shoulder", N_ ("Left shoulder"), 300, 273 },
  { CK_BODY_BACK, "right-shoulder", N_ ("Right shoulder"), 700, 273 },
  { CK_BODY_BACK, "left-shoulder-blade", N_ ("Left shoulder blade"), 390, 336 },
  { CK_BODY_BACK, "right-shoulder-blade", N_ ("Right shoulder blade"), 610, 336 },
  { CK_BODY_BACK, "spine", N_ ("Middle of the back"), 500, 373 },
  { CK_BODY_BACK, "left-side", N_ ("Left side of the back"), 380, 445 },
  { CK_BODY_BACK, "right-side", N_ ("Right side of the back"), 620, 445 },
  { CK_BODY_BACK, "lower-back", N_ ("Lower back"), 500, 491 },
  { CK_BODY_BACK, "left-buttock", N_ ("Left buttock"), 390, 573 },
  { CK_BODY_BACK, "right-buttock", N_ ("Right buttock"), 610, 573 },
  { CK_BODY_BACK, "left-upper-arm", N_ ("Left upper arm, from behind"), 210, 364 },
  { CK_BODY_BACK, "right-upper-arm", N_ ("Right upper arm, from behind"), 790, 364 },
  { CK_BODY_BACK, "left-elbow", N_ ("Left elbow"), 170, 445 },
  { CK_BODY_BACK, "right-elbow", N_ ("Right elbow"), 830, 445 },
  { CK_BODY_BACK, "left-forearm", N_ ("Left forearm, from behind"), 130, 514 },
  { CK_BODY_BACK, "right-forearm", N_ ("Right forearm, from behind"), 870, 514 },
  { CK_BODY_BACK, "left-wrist", N_ ("Left wrist, from behind"), 90, 582 },
  { CK_BODY_BACK, "right-wrist", N_ ("Right wrist, from behind"), 910, 582 },
  { CK_BODY_BACK, "left-hand", N_ ("Left hand, from behind"), 60, 641 },
  { CK_BODY_BACK, "right-hand", N_ ("Right hand, from behind"), 940, 641 },
  { CK_BODY_BACK, "left-thigh", N_ ("Left back of the thigh"), 380, 677 },
  { CK_BODY_BACK, "right-thigh", N_ ("Right back of the thigh"), 620, 677 },
  { CK_BODY_BACK, "left-knee", N_ ("Left back of the knee"), 380, 764 },
  { CK_BODY_BACK, "right-knee", N_ ("Right back of the knee"), 620, 764 },
  { CK_BODY_BACK, "left-calf", N_ ("Left calf"), 380, 845 },
  { CK_BODY_BACK, "right-calf", N_ ("Right calf"), 620, 845 },
  { CK_BODY_BACK, "left-ankle", N_ ("Left ankle, from behind"), 390, 923 },
  { CK_BODY_BACK, "right-ankle", N_ ("Right ankle, from behind"), 610, 923 },
  { CK_BODY_BACK, "left-heel", N_ ("Left heel"), 380, 968 },
  { CK_BODY_BACK, "right-heel", N_ ("Right heel"), 620, 968 },
  { CK_BODY_FACE, "forehead", N_ ("Forehead"), 500, 233 },
  { CK_BODY_FACE, "left-temple", N_ ("Left temple"), 760, 317 },
  { CK_BODY_FACE, "right-temple", N_ ("Right temple"), 240, 317 },
  { CK_BODY_FACE, "left-eyebrow", N_ ("Left eyebrow"), 640, 367 },
  { CK_BODY_FACE, "right-eyebrow", N_ ("Right eyebrow"), 360, 367 },
  { CK_BODY_FACE, "left-eye", N_ ("Left eye"), 640, 442 },
  { CK_BODY_FACE, "right-eye", N_ ("Right eye"), 360, 442 },
  { CK_BODY_FACE, "nose", N_ ("Nose"), 500, 525 },
  { CK_BODY_FACE, "left-ear", N_ ("Left ear"), 860, 483 },
  { CK_BODY_FACE, "right-ear", N_ ("Right ear"), 140, 483 },
  { CK_BODY_FACE, "left-cheek", N_ ("Left cheek"), 680, 583 },
  { CK_BODY_FACE, "right-cheek", N_ ("Right cheek"), 320, 583 },
  { CK_BODY_FACE, "upper-lip", N_ ("Upper lip"), 500, 658 },
  { CK_BODY_FACE, "lower-lip", N_ ("Lower lip"), 500, 725 },
  { CK_BODY_FACE, "left-jaw", N_ ("Left jaw"), 680, 750 },
  { CK_BODY_FACE, "right-jaw", N_ ("Right jaw"), 320, 750 },
  { CK_BODY_FACE, "chin", N_ ("Chin"), 500, 842 },
  { CK_BODY_FACE, "throat", N_ ("Throat"), 500, 958 },
  { CK_BODY_HEAD_LEFT, "crown", N_ ("Top of the head"), 520, 133 },
  { CK_BODY_HEAD_LEFT, "forehead", N_ ("Forehead, left side"), 220, 283 },
  { CK_BODY_HEAD_LEFT, "temple", N_ ("Left temple"), 360, 383 },
  { CK_BODY_HEAD_LEFT, "eye", N_ ("Left eye"), 240, 450 },
  { CK_BODY_HEAD_LEFT, "nose", N_ ("Nose, left side"), 120, 533 },
  { CK_BODY_HEAD_LEFT, "cheek", N_ ("Left cheek"), 340, 583 },
  { CK_BODY_HEAD_LEFT, "mouth", N_ ("Mouth, left side"), 180, 667 },
  { CK_BODY_HEAD_LEFT, "jaw", N_ ("Left side of the jaw"), 380, 767 },
  { CK_BODY_HEAD_LEFT, "chin", N_ ("Chin, left side"), 190, 800 },
  { CK_BODY_HEAD_LEFT, "ear", N_ ("Left ear"), 590, 517 },
  { CK_BODY_HEAD_LEFT, "behind-ear", N_ ("Behind the left ear"), 730, 533 },
  { CK_BODY_HEAD_LEFT, "back", N_ ("Back of the head, left side"), 840, 400 },
  { CK_BODY_HEAD_LEFT, "neck", N_ ("Left side of the neck"), 640, 867 },
  { CK_BODY_HEAD_RIGHT, "crown", N_ ("Top of the head"), 480, 133 },
  { CK_BODY_HEAD_RIGHT, "forehead", N_ ("Forehead, right side"), 780, 283 },
  { CK_BODY_HEAD_RIGHT, "temple", N_ ("Right temple"), 640, 383 },
  { CK_BODY_HEAD_RIGHT, "eye", N_ ("Right eye"), 760, 450 },
  { CK_BODY_HEAD_RIGHT, "nose", N_ ("Nose, right side"), 880, 533 },
  { CK_BODY_HEAD_RIGHT, "cheek", N_ ("Right cheek"), 660, 583 },
  { CK_BODY_HEAD_RIGHT, "mouth", N_ ("Mouth, right side"), 820, 667 },
  { CK_BODY_HEAD_RIGHT, "jaw", N_ ("Right side of the jaw"), 620, 767 },
  { CK_BODY_HEAD_RIGHT, "chin", N_ ("Chin, right side"), 810, 800 },
  { CK_BODY_HEAD_RIGHT, "ear", N_ ("Right ear"), 410, 517 },
  { CK_BODY_HEAD_RIGHT, "behind-ear", N_ ("Behind the right ear"), 270, 533 },
  { CK_BODY_HEAD_RIGHT, "back", N_ ("Back of the head, right side"), 160, 400 },
  { CK_BODY_HEAD_RIGHT, "neck", N_ ("Right side of the neck"), 360, 867 },
  { CK_BODY_HEAD_BACK, "crown", N_ ("Top of the head, from behind"), 500, 150 },
  { CK_BODY_HEAD_BACK, "back", N_ ("Middle of the back of the head"), 500, 433 },
  { CK_BODY_HEAD_BACK, "left-back", N_ ("Left side of the back of the head"), 300, 433 },
  { CK_BODY_HEAD_BACK, "right-back", N_ ("Right side of the back of the head"), 700, 433 },
  { CK_BODY_HEAD_BACK, "left-ear", N_ ("Left back of the ear"), 140, 483 },
  { CK_BODY_HEAD_BACK, "right-ear", N_ ("Right back of the ear"), 860, 483 },
  { CK_BODY_HEAD_BACK, "left-behind-ear", N_ ("Left side behind the ear"), 240, 600 },
  { CK_BODY_HEAD_BACK, "right-behind-ear", N_ ("Right side behind the ear"), 760, 600 },
  { CK_BODY_HEAD_BACK, "nape", N_ ("Nape of the neck"), 500, 833 },
  { CK_BODY_LEFT_PALM, "thumb", N_ ("Left thumb, inside"), 130, 554 },
  { CK_BODY_LEFT_PALM, "index-finger", N_ ("Left index finger, inside"), 310, 292 },
  { CK_BODY_LEFT_PALM, "middle-finger", N_ ("Left middle finger, inside"), 480, 231 },
  { CK_BODY_LEFT_PALM, "ring-finger", N_ ("Left ring finger, inside"), 630, 262 },
  { CK_BODY_LEFT_PALM, "little-finger", N_ ("Left little finger, inside"), 780, 369 },
  { CK_BODY_LEFT_PALM, "knuckles", N_ ("Left hand, below the fingers, inside"), 500, 492 },
  { CK_BODY_LEFT_PALM, "ball-of-thumb", N_ ("Left hand, below the thumb, inside"), 340, 708 },
  { CK_BODY_LEFT_PALM, "middle", N_ ("Middle of the left palm"), 520, 646 },
  { CK_BODY_LEFT_PALM, "edge", N_ ("Left hand, outer edge, inside"), 700, 723 },
  { CK_BODY_LEFT_PALM, "wrist", N_ ("Left wrist, inside"), 510, 923 },
  { CK_BODY_LEFT_HAND_BACK, "thumb", N_ ("Left thumb, outside"), 870, 554 },
  { CK_BODY_LEFT_HAND_BACK, "index-finger", N_ ("Left index finger, outside"), 690, 292 },
  { CK_BODY_LEFT_HAND_BACK, "middle-finger", N_ ("Left middle finger, outside"), 520, 231 },
  { CK_BODY_LEFT_HAND_BACK, "ring-finger", N_ ("Left ring finger, outside"), 370, 262 },
  { CK_BODY_LEFT_HAND_BACK, "little-finger", N_ ("Left little finger, outside"), 220, 369 },
  { CK_BODY_LEFT_HAND_BACK, "knuckles", N_ ("Left hand, below the fingers, outside"), 500, 492 },
  { CK_BODY_LEFT_HAND_BACK, "ball-of-thumb", N_ ("Left hand, below the thumb, outside"), 660, 708 },
  { CK_BODY_LEFT_HAND_BACK, "middle", N_ ("Middle of the left hand’s back"), 480, 646 },
  { CK_BODY_LEFT_HAND_BACK, "edge", N_ ("Left hand, outer edge, outside"), 300, 723 },
  { CK_BODY_LEFT_HAND_BACK, "wrist", N_ ("Left wrist, outside"), 490, 923 },
  { CK_BODY_RIGHT_PALM, "thumb", N_ ("Right thumb, inside"), 870, 554 },
  { CK_BODY_RIGHT_PALM, "index-finger", N_ ("Right index finger, inside"), 690, 292 },
  { CK_BODY_RIGHT_PALM, "middle-finger", N_ ("Right middle finger, inside"), 520, 231 },
  { CK_BODY_RIGHT_PALM, "ring-finger", N_ ("Right ring finger, inside"), 370, 262 },
  { CK_BODY_RIGHT_PALM, "little-finger", N_ ("Right little finger, inside"), 220, 369 },
  { CK_BODY_RIGHT_PALM, "knuckles", N_ ("Right hand, below the fingers, inside"), 500, 492 },
  { CK_BODY_RIGHT_PALM, "ball-of-thumb", N_ ("Right hand, below the thumb, inside"), 660, 708 },
  { CK_BODY_RIGHT_PALM, "middle", N_ ("Middle of the right palm"), 480, 646 },
  { CK_BODY_RIGHT_PALM, "edge", N_ ("Right hand, outer edge, inside"), 300, 723 },
  { CK_BODY_RIGHT_PALM, "wrist", N_ ("Right wrist, inside"), 490, 923 },
  { CK_BODY_RIGHT_HAND_BACK, "thumb", N_ ("Right thumb, outside"), 130, 554 },
  { CK_BODY_RIGHT_HAND_BACK, "index-finger", N_ ("Right index finger, outside"), 310, 292 },
  { CK_BODY_RIGHT_HAND_BACK, "middle-finger", N_ ("Right middle finger, outside"), 480, 231 },
  { CK_BODY_RIGHT_HAND_BACK, "ring-finger", N_ ("Right ring finger, outside"), 630, 262 },
  { CK_BODY_RIGHT_HAND_BACK, "little-finger", N_ ("Right little finger, outside"), 780, 369 },
  { CK_BODY_RIGHT_HAND_BACK, "knuckles", N_ ("Right hand, below the fingers, outside"), 500, 492 },
  { CK_BODY_RIGHT_HAND_BACK, "ball-of-thumb", N_ ("Right hand, below the thumb, outside"), 340, 708 },
  { CK_BODY_RIGHT_HAND_BACK, "middle", N_ ("Middle of the right hand’s back"), 520, 646 },
  { CK_BODY_RIGHT_HAND_BACK, "edge", N_ ("Right hand, outer edge, outside"), 700, 723 },
  { CK_BODY_RIGHT_HAND_BACK, "wrist", N_ ("Right wrist, outside"), 510, 923 },
};

/**
 * ck_body_shape:
 * @picture: one of the pictures
 *
 * Returns: (transfer none): what it looks like
 */
const CkBodyShape *
ck_body_shape (CkBodyPicture picture)
{
  g_return_val_if_fail (picture < CK_BODY_N_PICTURES, NULL);

  return &shapes[picture];
}

/**
 * ck_body_regions:
 * @n_regions: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_regions): all regions, those of one picture together
 */
const CkBodyRegion *
ck_body_regions (guint *n_regions)
{
  *n_regions = G_N_ELEMENTS (regions);
  return regions;
}

/**
 * ck_body_region_find:
 * @picture: a picture
 * @token: (nullable): a region's
 *
 * Returns: (transfer none) (nullable): the region, when the picture has it
 */
const CkBodyRegion *
ck_body_region_find (CkBodyPicture picture,
                     const char   *token)
{
  for (guint i = 0; token != NULL && i < G_N_ELEMENTS (regions); i++)
    if (regions[i].picture == picture && strcmp (regions[i].token, token) == 0)
      return &regions[i];
  return NULL;
}

/**
 * ck_body_region_at:
 * @picture: a picture
 * @x: thousandths of its width
 * @y: thousandths of its height
 *
 * Returns: (transfer none): the region whose middle is nearest
 */
const CkBodyRegion *
ck_body_region_at (CkBodyPicture picture,
                   int           x,
                   int           y)
{
  const CkBodyShape *shape = ck_body_shape (picture);
  const CkBodyRegion *nearest = NULL;
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    {
      double dx = (regions[i].x - x) * shape->width;
      double dy = (regions[i].y - y) * shape->height;

      if (regions[i].picture == picture && dx * dx + dy * dy < least)
        {
          least = dx * dx + dy * dy;
          nearest = &regions[i];
        }
    }
  return nearest;
}

/**
 * ck_body_region_label:
 * @region: a region
 *
 * Returns: (transfer none): what a person reads, translated: "Left upper arm"
 */
const char *
ck_body_region_label (const CkBodyRegion *region)
{
  return g_dgettext (GETTEXT_PACKAGE, region->label);
}

/**
 * ck_body_region_choices:
 * @picture: a picture
 *
 * Returns: (transfer full): the tokens of its regions for an error message, "head | neck"
 */
char *
ck_body_region_choices (CkBodyPicture picture)
{
  GString *choices = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (regions); i++)
    if (regions[i].picture == picture)
      g_string_append_printf (choices, "%s%s", choices->len > 0 ? " | " : "", regions[i].token);
  return g_string_free (choices, FALSE);
}
