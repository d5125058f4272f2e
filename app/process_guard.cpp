#include "app/process_guard.h"

#include <cstdlib>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>

#if defined(__SANITIZE_ADDRESS__)
#define BOTOSCOPE_UNDER_SANITIZER 1
#elif defined(__has_feature)
#define BOTOSCOPE_UNDER_SANITIZER __has_feature(address_sanitizer)
#else
#define BOTOSCOPE_UNDER_SANITIZER 0
#endif

namespace botoscope::app {

void keepMemoryPrivate()
{
    const char* open = std::getenv("BOTOSCOPE_ALLOW_DEBUGGER");
    if (open && std::string_view(open) == "1") {
        return;
    }
    const rlimit none = {0, 0};
    setrlimit(RLIMIT_CORE, &none);
    // LeakSanitizer looks at its own process by ptrace.
#if !BOTOSCOPE_UNDER_SANITIZER
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}

} // namespace botoscope::app
