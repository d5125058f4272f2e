#pragma once
#include "core/credentials/file_store.h"
#include "core/credentials/process_runner.h"
#include "core/credentials/prompter.h"

#include <map>
#include <string>
#include <vector>

// Fakes at the seams of credentials: files, programs, people.
namespace botoscope::test {

/// Files in memory; "~" is /home/me.
class FakeFiles final : public credentials::FileStore {
public:
    Result<std::optional<std::string>> read(const std::string& path) const override
    {
        if (unreadable == path) {
            return Error(ErrorCode::Io, "Can't read " + path).with("path", path).with("reason", "Permission denied");
        }
        const auto found = files.find(path);
        return found == files.end() ? std::optional<std::string>() : std::optional(found->second);
    }
    Result<void> write(const std::string& path, std::string_view bytes) override
    {
        if (readOnly) {
            return Error(ErrorCode::Io, "Can't write " + path).with("path", path).with("reason", "Read-only");
        }
        files[path] = bytes;
        return {};
    }
    Result<void> remove(const std::string& path) override
    {
        files.erase(path);
        return {};
    }
    std::string expand(std::string_view path, const config::Environment& environment) const override
    {
        const std::string home = environment.find("HOME") ? environment.get("HOME") : "/home/me";
        return path.starts_with('~') ? home + std::string(path.substr(1)) : std::string(path);
    }
    std::map<std::string, std::string> files;
    std::string unreadable;
    bool readOnly = false;
};

/// Ends every program as told and keeps what was run.
class FakeProcesses final : public credentials::ProcessRunner {
public:
    Task<Result<credentials::ProcessOutcome>> run(credentials::ProcessRequest request) override
    {
        runs.push_back(std::move(request.arguments));
        co_return outcome;
    }
    void print(std::string text, int status = 0, std::string errors = {})
    {
        credentials::ProcessOutcome end;
        end.status = status;
        end.output = SecretString(std::move(text));
        end.errors = SecretString(std::move(errors));
        outcome = end;
    }
    Result<credentials::ProcessOutcome> outcome = Error(ErrorCode::Io, "Can't start it");
    std::vector<std::vector<std::string>> runs;
};

/// Answers with a code at once, or when told to.
class FakePrompter final : public credentials::Prompter {
public:
    Task<Result<SecretString>> mfaCode(credentials::MfaRequest request) override
    {
        requests.push_back(std::move(request));
        co_return answer;
    }
    Result<SecretString> answer = SecretString("123456");
    std::vector<credentials::MfaRequest> requests;
};

} // namespace botoscope::test
