#include "conformance/json_parser.h"

#include "core/base/json.h"

namespace botoscope::conformance {

SuiteResult runJsonParser(const std::filesystem::path& folder)
{
    SuiteResult result;
    for (const auto& file : filesIn(folder / "test_parsing", ".json")) {
        const std::string id = file.stem().string();
        const auto text = readText(file);
        const bool read = text && parseJson(*text).ok();
        if (!text || (id.starts_with("y_") && !read)) {
            result.fail(id, "refused");
        } else if (id.starts_with("n_") && read) {
            result.fail(id, "accepted");
        } else {
            result.pass();
        }
    }
    return result;
}

} // namespace botoscope::conformance
