#include "sim/config/include.hpp"

#include <algorithm>
#include <filesystem>
#include <system_error>

#include "sim/config/open_within.hpp"
#include "sim/config/read_yaml.hpp"
#include "sim/config/sha256.hpp"
#include "sim/config/suggest.hpp"
#include "sim/config/wording.hpp"

namespace sim {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 200;  // Files that each include the next two would otherwise be read 2^8 times.

void remember(const std::string& name, const std::string& within, const std::string& text,
              std::vector<FileRead>* files) {
  if (!files) return;
  const auto same = [&](const FileRead& f) { return f.name == name; };
  if (std::none_of(files->begin(), files->end(), same)) files->push_back({name, sha256(text), within});
}

void report_failure(OpenFailure failure, const std::string& root, const std::string& relative,
                    const std::string& as_written, const Origin& where, Problems& problems) {
  const char* code = where.file ? "config/include" : "config/file";
  if (failure == OpenFailure::missing) {
    problems.add(code, where, in_quotes(as_written) + " does not exist: no such file",
                 did_you_mean(as_written, names_beside(root, relative, as_written)));
    return;
  }
  std::string help = "it must be a plain file";
  if (failure == OpenFailure::outside) help = "a file stays inside the config folder: copy what you need into it";
  if (failure == OpenFailure::link) help = "links are not followed: name the file itself";
  if (failure == OpenFailure::too_large) help = "bulk data belongs in a CSV file";
  if (failure == OpenFailure::unreadable) help = "is it yours to read?";
  problems.add(code, where, in_quotes(as_written) + " " + failure_words(failure), help);
}

class Reader {
 public:
  Reader(std::string root, Problems& problems, std::vector<FileRead>* files)
      : root_(std::move(root)), problems_(problems), files_(files) {}

  // `relative` is within the root; `shown` is what the user sees of it.
  Value read(const fs::path& relative, const fs::path& shown, const std::string& as_written, const Origin& where) {
    OpenedText opened = read_within(root_, relative.string());
    if (opened.failure != OpenFailure::none) {
      report_failure(opened.failure, root_, relative.string(), as_written, where, problems_);
      return {};
    }
    remember(shown.string(), relative.string(), opened.text, files_);
    Problems found;
    Value file = read_yaml(opened.text, shown.string(), found);
    for (const Problem& p : found.all()) problems_.add(p);
    if (!found.tree_is_complete() || !check_version(file)) return file;
    const Value* include = file.find("include");
    if (!include) return file;
    const Value names = *include;
    file.remove("include");
    open_.push_back(relative);
    shown_.push_back(shown.string());
    Value merged = Value::map(file.origin());
    for (const Value& name : names_of(names)) merged.merge(read_include(name, relative, shown));
    open_.pop_back();
    shown_.pop_back();
    merged.merge(std::move(file));
    return merged;
  }

 private:
  bool check_version(Value& file) {
    const std::string help = "begin the file with 'carepath: " + std::to_string(kFormatVersion) + "'";
    if (!file.is_map()) {
      problems_.add(file.is_null() ? "config/missing" : "config/type", file.origin(),
                    file.is_null() ? "this file is empty"
                                   : std::string("a file is a group of settings, not ") + file.kind_words(),
                    help);
      return false;
    }
    const Value* version = file.find("carepath");
    if (!version)
      problems_.add("config/missing", file.origin(), "carepath is missing", help);
    else if (version->text() != std::to_string(kFormatVersion))
      problems_.add("config/version", version->origin(),
                    "carepath is " + in_quotes(version->text()) + ", a format this program does not know",
                    format_help(version->text()) +
                        "; a file of today begins with 'carepath: " + std::to_string(kFormatVersion) + "'");
    file.remove("carepath");
    return true;
  }

  std::vector<Value> names_of(const Value& include) {
    if (include.is_scalar()) return {include};
    if (include.is_list()) return include.items();
    problems_.add("config/include", include.origin(),
                  std::string("include is ") + include.kind_words() + ", but a list of files is needed",
                  "write for example 'include: [base.yaml]'");
    return {};
  }

  Value read_include(const Value& name, const fs::path& from, const fs::path& shown) {
    const Value nothing = Value::map(name.origin());
    if (!name.is_scalar() || name.text().empty()) {
      problems_.add("config/include", name.origin(), "an include is the name of a file",
                    "write for example 'include: [base.yaml]'");
      return nothing;
    }
    const fs::path relative = (from.parent_path() / name.text()).lexically_normal();
    if (const auto again = std::find(open_.begin(), open_.end(), relative); again != open_.end()) {
      std::string chain;
      for (auto i = again - open_.begin(); i < static_cast<std::ptrdiff_t>(shown_.size()); ++i)
        chain += shown_[static_cast<std::size_t>(i)] + " -> ";
      problems_.add(
          "config/include", name.origin(),
          "this file includes itself through " + chain + shown_[static_cast<std::size_t>(again - open_.begin())],
          "remove one of these includes");
      return nothing;
    }
    if (open_.size() >= static_cast<std::size_t>(kDeepestInclude)) {
      problems_.add("config/include", name.origin(),
                    "includes go deeper than " + std::to_string(kDeepestInclude) + " files",
                    "include the files directly");
      return nothing;
    }
    if (++read_ > kMostFiles) {
      problems_.add("config/include", name.origin(), "more than " + std::to_string(kMostFiles) + " files are included",
                    "include each file once");
      return nothing;
    }
    Value included = read(relative, (shown.parent_path() / name.text()).lexically_normal(), name.text(), name.origin());
    return included.is_map() ? included : nothing;
  }

  std::string root_;
  Problems& problems_;
  std::vector<FileRead>* files_;
  std::vector<fs::path> open_;      // From the first file to the one being read.
  std::vector<std::string> shown_;  // The same, as the user sees them.
  std::size_t read_ = 0;
};

}  // namespace

Value read_file(const std::string& path, const std::string& config_root, Problems& problems,
                std::vector<FileRead>* files) {
  std::error_code error;
  const fs::path parent = fs::path(path).has_parent_path() ? fs::path(path).parent_path() : fs::path(".");
  // The way to the folder may hold links (the user chose it); the file itself and all it includes may not.
  const fs::path folder = fs::weakly_canonical(parent, error);
  const fs::path root = config_root.empty() ? folder : fs::weakly_canonical(config_root, error);
  if (error) {
    report_failure(OpenFailure::missing, "", path, path, {}, problems);
    return {};
  }
  const fs::path relative = (folder / fs::path(path).filename()).lexically_relative(root);
  return Reader(root.string(), problems, files).read(relative, fs::path(path).lexically_normal(), path, {});
}

Value read_named_file(const std::string& path, const std::string& config_root, Problems& problems,
                      std::vector<FileRead>* files) {
  std::error_code ignored;
  const auto inner = fs::weakly_canonical(path, ignored), outer = fs::weakly_canonical(config_root, ignored);
  const bool inside = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end()).first == outer.end();
  return read_file(path, inside ? config_root : "", problems, files);
}

std::string read_text_within(const std::string& config_root, const std::string& relative, const Origin& where,
                             Problems& problems, std::vector<FileRead>* files) {
  OpenedText opened = read_within(config_root, relative);
  if (opened.failure != OpenFailure::none) {
    report_failure(opened.failure, config_root, relative, relative, where, problems);
    return "";
  }
  remember(relative, relative, opened.text, files);
  return std::move(opened.text);
}

}  // namespace sim
