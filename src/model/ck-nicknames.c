/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Short forms of given names that are common in Britain, each line the full name and what it becomes; and a few names
 * that are spelt so differently that no rule of sound joins them. */
#include "ck-nicknames.h"

#include <string.h>

static const char *const groups[] = {
  "abigail abi abby abbie gail",
  "alexander alex al sandy xander sasha alec",
  "alexandra alex sandra sandy lexi sasha",
  "alfred alf alfie fred",
  "andrew andy drew",
  "anthony tony",
  "archibald archie",
  "benjamin ben benji benny",
  "bethan beth",
  "caitlin cait kate katie",
  "cameron cam",
  "catherine cath cathy kate katie kathy kitty kit cat",
  "catrin cati cat",
  "charles charlie chas chuck",
  "charlotte charlie lottie lotte",
  "christina chris tina chrissie",
  "christopher chris kit topher",
  "daniel dan danny",
  "david dave dai dafydd dewi",
  "deborah deb debbie debs",
  "dominic dom",
  "dorothy dot dotty",
  "edward ed eddie ted teddy ned",
  "eleanor ellie ella nell nora lena",
  "elizabeth beth betty liz lizzie eliza elsie libby lisa betsy",
  "emily em emmy millie",
  "florence flo florrie flossie",
  "frances fran frankie",
  "francis frank frankie",
  "frederick fred freddie",
  "gabriel gabe",
  "george georgie",
  "gerald gerry",
  "gregory greg",
  "gwendolen gwen wendy",
  "harold harry hal",
  "harriet hattie harry",
  "henry harry hal",
  "isaac zac ike",
  "isabella bella izzy isabel",
  "jacob jake",
  "jacqueline jackie",
  "james jim jimmy jamie",
  "jennifer jen jenny",
  "jessica jess jessie",
  "john jack johnny",
  "jonathan jon jonny",
  "joseph joe joey",
  "joshua josh",
  "judith judy jude",
  "katherine kath kate katie kathy kitty kit kat",
  "kenneth ken kenny",
  "lawrence larry laurie",
  "leonard len lenny leo",
  "lewis lew lou",
  "louise lou lulu",
  "lucy lu",
  "madeleine maddie",
  "margaret maggie meg peggy mags margot greta",
  "martha mattie",
  "mary molly polly",
  "matilda tilly tilda",
  "matthew matt",
  "maxwell max",
  "megan meg",
  "michael mike mick mickey",
  "michelle shelly",
  "mohammed mo muhammad mohamed",
  "nathaniel nathan nat nate",
  "nicholas nick nicky",
  "nicola nicky nikki",
  "oliver ollie noll",
  "olivia liv livvy",
  "pamela pam",
  "patricia pat trish tricia patsy",
  "patrick pat paddy",
  "penelope penny",
  "peter pete",
  "philip phil pip",
  "philippa pippa pip",
  "rebecca becky becca bex",
  "rhiannon rhi",
  "richard dick rick ricky rich richie",
  "robert rob bob bobby robbie bert",
  "ronald ron ronnie",
  "rosemary rose rosie",
  "rosalind ros rosie",
  "samantha sam sammy",
  "samuel sam sammy",
  "sarah sally sadie",
  "sean shaun shawn sion",
  "sian jane shan",
  "sebastian seb",
  "sophia sophie",
  "stephanie steph",
  "stephen steve stevie",
  "susan sue susie",
  "suzanne sue suzie",
  "theodora dora theo",
  "theodore theo ted teodor",
  "thomas tom tommy",
  "timothy tim",
  "tobias toby",
  "tomos tom",
  "valerie val",
  "victoria vicky tori",
  "vincent vince",
  "william will bill billy liam wil gwilym",
  "zachary zac zach",
};

static gboolean
has_word (const char *group,
          const char *word)
{
  gsize length = strlen (word);

  for (const char *at = strstr (group, word); at != NULL; at = strstr (at + 1, word))
    if ((at == group || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
      return TRUE;
  return FALSE;
}

/**
 * ck_nickname_find:
 * @word: of ck_name_words()
 * @full: (out): the full names that it is, or is short for
 *
 * Returns: how many of them there are; 0 for a word that isn't in the list
 */
guint
ck_nickname_find (const char *word,
                  const char *full[CK_NICKNAMES_MAX])
{
  static char *names[G_N_ELEMENTS (groups)];
  static gsize ready = 0;
  guint n = 0;

  if (g_once_init_enter (&ready))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (groups); i++)
        names[i] = g_strndup (groups[i], strcspn (groups[i], " "));
      g_once_init_leave (&ready, 1);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (groups) && n < CK_NICKNAMES_MAX; i++)
    if (has_word (groups[i], word))
      full[n++] = names[i];
  return n;
}
