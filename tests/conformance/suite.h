#pragma once
#include "core/base/result.h"
#include "core/base/value.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Runs public conformance vectors. A suite is a function from its folder to a SuiteResult; the program
/// botoscope-vectors and the tests call the same functions.
namespace botoscope::conformance {

/// A case that did not pass: its id and the first difference.
struct Failure {
    std::string id;
    std::string difference;
};

/// What a suite scored.
struct SuiteResult {
    int passed = 0;
    int total = 0;
    std::vector<Failure> failures;
    std::vector<std::string> passedIds; ///< of the cases that count() was told

    void pass();
    void fail(std::string id, std::string difference);
    /// Counts a case: no difference means that it passed.
    void count(const std::string& id, const std::optional<std::string>& difference);
    void add(const SuiteResult& other);
};

/// The folder with the suites (see support/model_data.h); nullopt if absent.
std::optional<std::filesystem::path> vectorsRoot();

/// The file's cases: Null where it is absent (a selection of the vectors may leave a file out). One that can't be read
/// counts as a failed case.
Value casesIn(const std::filesystem::path& file, SuiteResult& result);

/// Judges each case of a file by its id; run gives the difference, or nullopt.
SuiteResult runEach(const std::filesystem::path& file, std::optional<std::string> (*run)(const Value& test));

/// A file's text. Error: Io.
Result<std::string> readText(const std::filesystem::path& file);
/// A file as JSON. Error: Io, Parse.
Result<Value> readJson(const std::filesystem::path& file);
/// All files of a folder with that extension (".json"), sorted.
std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder, std::string_view extension);

/// The first difference between two values, nullopt when equal. Int and Double compare by number.
std::optional<std::string> difference(const Value& expected, const Value& actual, const std::string& path = {});

} // namespace botoscope::conformance
