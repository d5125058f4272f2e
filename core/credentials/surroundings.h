#pragma once
#include "core/base/clock.h"
#include "core/config/settings.h"
#include "core/credentials/file_store.h"
#include "core/credentials/process_runner.h"
#include "core/credentials/prompter.h"
#include "core/credentials/service_caller.h"
#include "core/http/transport.h"

#include <memory>
#include <string>

namespace botoscope::credentials {

class Keychain;

/// Files, programs and people of this machine. nullptr: there are none to be had.
struct LocalParts {
    FileStore* files = nullptr;
    ProcessRunner* processes = nullptr;
    Prompter* prompter = nullptr;
    Keychain* keychain = nullptr;
    /// Keep the keys of roles in ~/.aws/cli/cache, where the AWS CLI keeps and finds them too; else in memory.
    bool shareRoleCache = false;
};

/// The world around the providers of one session. All but services outlive it.
struct Surroundings {
    http::HttpTransport* transport = nullptr;
    Timers* timers = nullptr;
    Clock* clock = nullptr;
    Random* random = nullptr;
    LocalParts local;
    std::shared_ptr<ServiceCaller> services;
    config::Settings settings;
    std::string userAgent; ///< for the instance's metadata service

    /// A file's text; nullopt when it is not there or can't be read (problem says why).
    std::optional<std::string> readFile(const std::string& path, std::string* problem = nullptr) const;
    std::string expand(std::string_view path) const;
};

} // namespace botoscope::credentials
