#include "core/credentials/static_provider.h"

namespace botoscope::credentials {

Task<Result<Answer>> StaticProvider::load(Asking&)
{
    co_return Answer(m_credentials, "given in code");
}

} // namespace botoscope::credentials
