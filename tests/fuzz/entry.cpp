#include "tests/fuzz/fuzz.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace botoscope::fuzz {

void expect(bool holds, const char* property)
{
    if (!holds) {
        std::fprintf(stderr, "property broken: %s\n", property);
        std::abort();
    }
}

std::uint8_t Input::byte()
{
    if (m_rest.empty()) {
        return 0;
    }
    const auto first = static_cast<std::uint8_t>(m_rest.front());
    m_rest.remove_prefix(1);
    return first;
}

std::string_view Input::line()
{
    const std::size_t end = std::min(m_rest.find('\n'), m_rest.size());
    const std::string_view taken = m_rest.substr(0, end);
    m_rest.remove_prefix(std::min(end + 1, m_rest.size()));
    return taken;
}

} // namespace botoscope::fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    botoscope::fuzz::runOne({reinterpret_cast<const char*>(data), size});
    return 0;
}
