#pragma once
#include "core/config/environment.h"
#include "core/config/profile_files.h"

#include <memory>
#include <string>

namespace botoscope::platform {

class ProfileWatch;

/// The profile files where the environment puts them.
class DiskProfileFiles final : public config::ProfileFiles {
public:
    explicit DiskProfileFiles(config::Environment environment);
    ~DiskProfileFiles() override;

    Result<config::ConfigFiles> read() override;
    Result<void> replace(config::FileKind kind, const std::optional<std::string>& expected,
                         const std::optional<std::string>& text, bool keepBackup) override;
    std::string backupPath(config::FileKind kind) override;
    Result<void> dropBackup(config::FileKind kind) override;
    std::string safetyProblem(config::FileKind kind) override;
    Result<std::string> readOther(const std::string& path) override;
    void watch(std::function<void()> changed) override;

private:
    std::string path(config::FileKind kind) const;

    config::Environment m_environment;
    std::unique_ptr<ProfileWatch> m_watch;
};

/// Where a path leads through symbolic links, whether or not there is something at their end. Error: Io (they lead in a
/// circle).
Result<std::string> followLinks(const std::string& path);

} // namespace botoscope::platform
