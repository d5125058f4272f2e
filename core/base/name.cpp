#include "core/base/name.h"

#include <mutex>
#include <shared_mutex>
#include <unordered_map>

namespace botoscope {

Name::Name(std::string_view text)
{
    if (!text.empty()) {
        m_rep = new Rep;
        m_rep->text.assign(text);
    }
}

void Name::release()
{
    if (m_rep && !m_rep->immortal && m_rep->references.fetch_sub(1, std::memory_order_acq_rel) == 1) {
        delete m_rep;
    }
    m_rep = nullptr;
}

const std::string& Name::str() const
{
    static const std::string none;
    return m_rep ? m_rep->text : none;
}

Name Name::interned(std::string_view text)
{
    if (text.empty()) {
        return {};
    }
    // Leaked on purpose: names live as long as the program, beyond the destructors of other statics.
    static auto* table = new std::unordered_map<std::string_view, Rep*>;
    static std::shared_mutex mutex;
    {
        const std::shared_lock lock(mutex);
        const auto found = table->find(text);
        if (found != table->end()) {
            return Name(found->second);
        }
    }
    const std::unique_lock lock(mutex);
    const auto found = table->find(text);
    if (found != table->end()) {
        return Name(found->second);
    }
    auto* rep = new Rep;
    rep->immortal = true;
    rep->text.assign(text);
    table->emplace(rep->text, rep);
    return Name(rep);
}

} // namespace botoscope
