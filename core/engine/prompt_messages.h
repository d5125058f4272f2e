#pragma once
#include "core/base/error.h"
#include "core/base/secret.h"
#include "core/base/value.h"

#include <cstdint>
#include <optional>
#include <string>

namespace botoscope::engine {

/// What a person is asked for so that calls can go on. One prompt a thing, however many calls wait for it.
struct Prompt {
    enum class Kind { SignIn, MfaCode };
    enum class State {
        Offered, ///< nothing happens until the person says so; an MFA code is waited for
        Working, ///< the services are asked
        Browser, ///< the person is at the page (url, userCode)
        Typing,  ///< the page gives a code to be typed in here
        Failed,  ///< error says why; it can be tried again
        Closed   ///< done or declined: nothing is shown any more
    };
    std::uint64_t id = 0;
    Kind kind = Kind::SignIn;
    State state = State::Offered;
    std::string profile;
    std::string subject; ///< sso-session, start URL, login session; the MFA device
    std::string reason;  ///< why, in words; empty when the person began it
    std::string url;
    std::string userCode;
    Timestamp expires;       ///< of the page; 0: not known
    bool opened = false;     ///< a browser was asked to open the page
    std::size_t waiting = 0; ///< calls that go on when it is done
    bool done = false;       ///< Closed, and what was asked for is there
    std::optional<Error> error;
};

struct PromptAnswer {
    enum class Action {
        Browser,  ///< sign in with this machine's browser
        Code,     ///< sign in on any device
        OpenPage, ///< open the page (again)
        Text,     ///< what was asked to be typed
        Cancel
    };
    Action action = Action::Cancel;
    SecretString text;
};

} // namespace botoscope::engine
