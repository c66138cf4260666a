#pragma once
// The folder of one run: where its results are, what lies there already, and where unfinished work waits.
#include <string>

namespace app {

class ResultsFolder {
 public:
  /// Makes the folder. Throws sim::FileError when it cannot be made, or when results lie there and `force` is false.
  ResultsFolder(std::string folder, bool force);

  const std::string& folder() const { return folder_; }
  std::string outcomes() const { return folder_ + "/outcomes.h5"; }
  std::string runtime() const { return folder_ + "/runtime.json"; }
  /// The chunk store of a run that is not finished.
  std::string unfinished() const { return folder_ + "/unfinished"; }

  bool has_unfinished_work() const;
  /// Throws unfinished work away. Throws sim::FileError.
  void drop_unfinished_work() const;

 private:
  std::string folder_;
};

}  // namespace app
