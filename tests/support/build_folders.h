#pragma once

namespace botoscope::test {

// Folders of this build, in a source that cmake writes: as definitions for every source they would keep one clone from
// using what another has compiled (docs/adr/0003).
extern const char* const configuredModels; ///< the model data the build was configured with
extern const char* const sourceFolder;     ///< the checkout

} // namespace botoscope::test
