/*
 * Loaded into a process with LD_PRELOAD. With DISK_JOURNAL it writes down there, in order, what the process does to files
 * whose path begins with DISK_FOLDER, so that a test can work out what a disk would hold after a power cut at any moment.
 * While the file DISK_FULL exists, nothing can be written to such a file (no space left on the device).
 * While the file DISK_UNREADABLE exists, nothing can be read from one after as many reads as a number in that file says:
 * the read fails, or, where a word stands behind the number, gives other bytes than were written.
 * With DISK_SLOW_MICROSECONDS every sync of such a file waits that long before and after. Nothing else is changed.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

typedef struct {
  char kind; /* w write, t truncate, s sync, u unlink */
  char padding[7];
  uint64_t offset, bytes, name_bytes;
} Record;

static void keep(int journal, const void *data, size_t bytes) {
  for (const char *from = data; bytes > 0;) {
    long written = syscall(SYS_write, journal, from, bytes);
    if (written <= 0) _exit(97);
    from += written;
    bytes -= (size_t)written;
  }
}

static int is_ours(const char *path) {
  const char *folder = getenv("DISK_FOLDER");
  return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static void note(char kind, const char *path, uint64_t offset, const void *data, size_t bytes) {
  static int journal = -1;
  const char *name = getenv("DISK_JOURNAL");
  if (!name || !is_ours(path)) return;
  if (journal < 0) journal = (int)syscall(SYS_openat, AT_FDCWD, name, O_WRONLY | O_APPEND | O_CREAT, 0600);
  if (journal < 0) _exit(98);
  Record record = {.kind = kind, .offset = offset, .bytes = data ? bytes : 0, .name_bytes = strlen(path)};
  keep(journal, &record, sizeof record);
  keep(journal, path, record.name_bytes);
  if (data) keep(journal, data, bytes);
}

static const char *path_of(int file, char path[4096]) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  long length = readlink(link, path, 4095);
  path[length > 0 ? length : 0] = 0;
  return path;
}

static void note_file(char kind, int file, uint64_t offset, const void *data, size_t bytes) {
  char path[4096];
  note(kind, path_of(file, path), offset, data, bytes);
}

static int is_full(int file) {
  char path[4096];
  const char *flag = getenv("DISK_FULL");
  if (!flag || syscall(SYS_faccessat, AT_FDCWD, flag, F_OK) != 0 || !is_ours(path_of(file, path))) return 0;
  errno = ENOSPC;
  return 1;
}

static void dawdle(int file) {
  char path[4096];
  const char *slow = getenv("DISK_SLOW_MICROSECONDS");
  if (slow && is_ours(path_of(file, path))) usleep((useconds_t)atoi(slow));
}

static int sync_file(long call, int file) {
  dawdle(file);
  long outcome = syscall(call, file);
  if (outcome == 0) note_file('s', file, 0, NULL, 0);
  dawdle(file);
  return (int)outcome;
}

ssize_t pwrite64(int file, const void *data, size_t bytes, off64_t offset) {
  if (is_full(file)) return -1;
  long written = syscall(SYS_pwrite64, file, data, bytes, offset);
  if (written > 0) note_file('w', file, (uint64_t)offset, data, (size_t)written);
  return written;
}

/* 0: sound, 1: reads fail, 2: reads give other bytes */
static int trouble_reading(int file) {
  static struct timespec since;
  static int sound, trouble;
  char path[4096], text[32] = {0}, word[16] = {0};
  struct stat flag;
  const char *name = getenv("DISK_UNREADABLE");
  if (!name || stat(name, &flag) != 0 || !is_ours(path_of(file, path))) return 0;
  if (flag.st_mtim.tv_sec != since.tv_sec || flag.st_mtim.tv_nsec != since.tv_nsec) {
    int opened = (int)syscall(SYS_openat, AT_FDCWD, name, O_RDONLY, 0);
    syscall(SYS_read, opened, text, sizeof text - 1);
    syscall(SYS_close, opened);
    trouble = sscanf(text, "%d %15s", &sound, word) > 1 ? 2 : 1;
    since = flag.st_mtim;
  }
  return sound-- > 0 ? 0 : trouble;
}

ssize_t pread64(int file, void *data, size_t bytes, off64_t offset) {
  int trouble = trouble_reading(file);
  if (trouble == 1) {
    errno = EIO;
    return -1;
  }
  long got = syscall(SYS_pread64, file, data, bytes, offset);
  if (trouble == 2 && got > 0) memset(data, 0xA5, (size_t)got);
  return got;
}

/* Where a file is appended to, or written on from where it stands. */
ssize_t write(int file, const void *data, size_t bytes) {
  if (is_full(file)) return -1;
  long written = syscall(SYS_write, file, data, bytes);
  if (written > 0) {
    long end = syscall(SYS_lseek, file, 0, SEEK_CUR);
    if (end >= written) note_file('w', file, (uint64_t)(end - written), data, (size_t)written);
  }
  return written;
}

int ftruncate64(int file, off64_t length) {
  long outcome = syscall(SYS_ftruncate, file, length);
  if (outcome == 0) note_file('t', file, (uint64_t)length, NULL, 0);
  return (int)outcome;
}

int fsync(int file) { return sync_file(SYS_fsync, file); }

int fdatasync(int file) { return sync_file(SYS_fdatasync, file); }

int unlink(const char *path) {
  long outcome = syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (outcome == 0) note('u', path, 0, NULL, 0);
  return (int)outcome;
}
