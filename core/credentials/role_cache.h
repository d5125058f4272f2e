#pragma once
#include "core/base/clock.h"
#include "core/credentials/file_store.h"
#include "core/credentials/refreshable.h"

#include <map>
#include <optional>
#include <string>

namespace botoscope::credentials {

/// Keys of assumed roles, kept under a hash of how they were asked for (botocore-behaviour.md §7.6): in memory, and in
/// ~/.aws/cli/cache with the AWS CLI's names and format when files are given, so that who has answered the CLI's
/// question for a code is not asked again, and the other way round.
class RoleCache {
public:
    explicit RoleCache(const Clock& clock, FileStore* files = nullptr, std::string folder = {})
        : m_clock(clock), m_files(files), m_folder(std::move(folder))
    {
    }
    /// A response's "Credentials" that are good for 15 minutes or more. source says where it was: "memory" or a path.
    std::optional<Value> load(const std::string& key, std::string& source);
    /// Keeps a response: {"Credentials": {"AccessKeyId", "SecretAccessKey", "SessionToken", "Expiration", …}, …}. A
    /// file that can't be written is left alone: the keys are good anyway.
    void save(const std::string& key, const Value& response);

    /// SHA-1 of the arguments as JSON with sorted keys, in Python's default spacing or none.
    static std::string key(const Value& arguments, bool compact = false);

private:
    std::string path(const std::string& key) const { return m_folder + '/' + key + ".json"; }
    bool isFresh(const Value& response) const;

    const Clock& m_clock;
    FileStore* m_files;
    std::string m_folder;
    std::map<std::string, Value> m_kept;
};

/// The moment a cache's "Expiration" names, as a timestamp or as text ("2026-01-02T03:04:05UTC" is botocore's way).
std::optional<Timestamp> expirationOf(const Value& credentials);

/// The keys in "Credentials" of a response. Error: CredentialRetrieval when one is missing.
Result<Fetched> readRoleResponse(const Value& response, std::string_view method);

} // namespace botoscope::credentials
