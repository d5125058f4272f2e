#pragma once
#include "core/config/profile_files.h"

#include <map>
#include <utility>

namespace botoscope::test {

/// Profile files in memory.
class FakeProfileFiles final : public config::ProfileFiles {
public:
    std::optional<std::string> config, credentials;
    std::map<std::string, std::string> others;
    std::optional<config::FileKind> failing; ///< replacing this one fails
    std::string unsafe;                      ///< said of the credentials file
    int backups = 0;
    std::function<void()> changed;

    Result<config::ConfigFiles> read() override
    {
        return config::ConfigFiles{{"/aws/config", config, {}}, {"/aws/credentials", credentials, {}}};
    }
    Result<void> replace(config::FileKind kind, const std::optional<std::string>& expected,
                         const std::optional<std::string>& text, bool keepBackup) override
    {
        std::optional<std::string>& file = kind == config::FileKind::Config ? config : credentials;
        if (failing == kind) {
            return Error(ErrorCode::Io, "no space left").with("reason", "no space left");
        }
        if (file != expected) {
            return Error(ErrorCode::Io, "has changed").with("changed", "yes");
        }
        file = text;
        backups += keepBackup ? 1 : 0;
        return {};
    }
    std::string backupPath(config::FileKind kind) override
    {
        return kind == config::FileKind::Config ? "/aws/config.backup" : "/aws/credentials.backup";
    }
    Result<void> dropBackup(config::FileKind) override { return {}; }
    std::string safetyProblem(config::FileKind kind) override
    {
        return kind == config::FileKind::Credentials ? unsafe : std::string();
    }
    Result<std::string> readOther(const std::string& path) override
    {
        const auto found = others.find(path);
        return found == others.end() ? Result<std::string>(Error(ErrorCode::Io, "no such file")) : found->second;
    }
    void watch(std::function<void()> callback) override { changed = std::move(callback); }
};

} // namespace botoscope::test
