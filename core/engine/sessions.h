#pragma once
#include "core/client/session.h"
#include "core/credentials/keychain.h"
#include "core/engine/messages.h"
#include "core/engine/setup.h"

#include <map>
#include <memory>
#include <string>

namespace botoscope::simulator {
class Simulator;
}

namespace botoscope::engine {

/// Sessions by profile and clients by their settings, kept; the simulator, started when first needed. Lives in the
/// engine thread, or in any thread with an event loop (the command line uses it directly).
class Sessions {
public:
    explicit Sessions(const EngineSetup& setup);
    ~Sessions();

    /// A client and an operation of its model.
    struct Prepared {
        std::shared_ptr<client::Client> client;
        const model::OperationModel* operation = nullptr;
    };
    /// What a call of a person's goes out with. Every such call comes through here: a read-only profile refuses what
    /// changes things (guard.h). request.operation may be spelled in any of the three ways. mayChange: the person has
    /// said so for this one call, or nothing is sent at all. Errors: client's, findOperation's, checkAllowed's, marks'.
    Result<Prepared> prepare(const CallRequest& request, bool mayChange = false);
    /// A client, made when first asked for. Errors: Session::create's and client's.
    Result<std::shared_ptr<client::Client>> client(const CallRequest& request);
    /// All marks as they are kept now. Errors: config::MarkStore::read's.
    Result<config::ProfileMarks> marks();
    /// Errors: config::MarkStore's; NotSupported where none is kept.
    Result<void> setMark(const std::string& profile, const config::ProfileMark& mark);
    /// profile empty: the environment's, else default; the simulator when there is no profile at all.
    Result<std::shared_ptr<client::Session>> session(const std::string& profile);
    /// Name of the profile that an empty choice means.
    std::string defaultProfile();
    bool isSimulator(const std::string& profile);
    std::vector<ProfileInfo> profiles();
    /// Region, profile and where they came from; credentials are not asked for. profile empty: nobody chose one.
    Identity describe(const std::string& profile, const std::string& region);
    /// Forgets sessions and clients: files or environment have changed.
    void reload();
    const lifecycle::Runtime& runtime() const { return m_runtime; }
    /// Who is asked instead of the parts' own prompter, from the next session on; outlives this.
    void setPrompter(credentials::Prompter& prompter) { m_prompter = &prompter; }
    /// The files that profiles are in, for editing; nullptr where the parts have none.
    config::ProfileFiles* profileFiles() { return m_parts.profileFiles.get(); }
    /// Where tokens and caches are; nullptr where the parts have none.
    credentials::FileStore* fileStore() { return m_parts.files.get(); }
    /// The profiles' keys in the desktop's secret service; nullptr where the parts have none.
    credentials::Keychain* keychain() { return m_keychain ? &*m_keychain : nullptr; }

private:
    Result<std::string> simulatorUrl();
    Result<void> permit(const std::string& profile, const model::OperationModel& operation);
    std::shared_ptr<const model::Loader> loaderFor(const client::SessionSetup& session);
    Result<client::SessionSetup> sessionSetup(const std::string& profile);
    client::ClientOptions clientOptions(const CallRequest& request, const std::string& profile);

    const EngineSetup& m_setup;
    EngineParts m_parts;
    lifecycle::Runtime m_runtime;
    std::optional<credentials::Keychain> m_keychain;
    credentials::Prompter* m_prompter = nullptr;
    std::unique_ptr<simulator::Simulator> m_simulator;
    std::map<std::string, std::shared_ptr<const model::Loader>> m_loaders; ///< by data_path; outlive the clients
    std::map<std::string, std::shared_ptr<client::Session>> m_sessions;
    std::map<std::string, std::shared_ptr<client::Client>> m_clients;
};

} // namespace botoscope::engine
