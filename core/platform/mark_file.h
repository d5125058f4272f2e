#pragma once
#include "core/config/environment.h"
#include "core/config/profile_marks.h"

#include <string>

namespace botoscope::platform {

/// Keeps the marks of profiles in a JSON file. A write replaces the file as a whole or not at all.
class MarkFile : public config::MarkStore {
public:
    explicit MarkFile(std::string path) : m_path(std::move(path)) {}
    /// botoscope/profiles.json in XDG_CONFIG_HOME or ~/.config.
    static std::string standardPath(const config::Environment& environment);

    Result<config::ProfileMarks> read() override;
    Result<void> write(const config::ProfileMarks& marks) override;

private:
    std::string m_path;
};

} // namespace botoscope::platform
