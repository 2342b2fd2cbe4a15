/** What the machine calls by a code, as a person says it of a path. */
const SPOKEN: Readonly<Record<string, string>> = {
  EACCES: "it is not yours to use",
  EEXIST: "something is there already",
  EISDIR: "it is a folder",
  ENOENT: "there is no such file or folder",
  ENOSPC: "the disk is full",
  ENOTDIR: "a part of its path is a file, not a folder",
  EPERM: "it is not yours to use",
  EROFS: "the disk can only be read",
};

// As Node words them: "ENOENT: no such file or directory, open '/a/b'".
const FAILURE = /\b(?:Error: )?(E[A-Z]{3,}): [^,\n]+, [a-z]+(?: '.*')?/g;

/** The sentence with what the machine said in words for people; what it says besides stays as it is. */
export const inPlainWords = (sentence: string): string =>
  sentence.replace(FAILURE, (told, code: string) => SPOKEN[code] ?? told);
