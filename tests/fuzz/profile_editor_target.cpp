// Edits of profile files: what to do, a section, a block, a key and a value in a line each, then the file.
#include "core/config/ini.h"
#include "core/config/profile_editor.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

namespace botoscope::fuzz {

namespace {

using namespace config;

struct Edit {
    SectionLabel label;
    std::string block, key, value;
};

void set(ProfileEditor& editor, const Edit& edit)
{
    if (!editor.setKey(edit.label, edit.block, edit.key, edit.value)) {
        return;
    }
    const auto written = editor.value(edit.label, edit.block, edit.key);
    expect(written && *written && **written == edit.value, "a value that was set is there");
    expect(editor.removeKey(edit.label, edit.block, edit.key).ok(), "what was set can be removed");
    const auto left = editor.hasKey(edit.label, edit.block, edit.key);
    expect(left && !*left, "what was removed is gone");
}

void addAndRemove(ProfileEditor& editor, const Edit& edit)
{
    const std::string before = editor.text();
    const auto there = editor.hasSection(edit.label);
    if (!there || *there || !editor.addSection(edit.label)) {
        return;
    }
    const auto added = editor.hasSection(edit.label);
    expect(added && *added, "a section that was added is there");
    expect(editor.text().starts_with(before), "what was there stays as it is");
    expect(editor.removeSection(edit.label).ok(), "what was added can be removed");
}

void rename(ProfileEditor& editor, const Edit& edit)
{
    const SectionLabel named{edit.label.kind, edit.value};
    if (editor.duplicateSection(edit.label, edit.value)) {
        const auto copy = editor.hasSection(named);
        expect(copy && *copy, "a copy is there");
        static_cast<void>(editor.removeSection(named));
    }
    if (editor.renameSection(edit.label, edit.value)) {
        const auto renamed = editor.hasSection(named);
        expect(renamed && *renamed, "a section goes by its new name");
    }
}

} // namespace

void runOne(std::string_view bytes)
{
    Input input(bytes);
    const std::uint8_t what = input.byte();
    const FileKind file = (what & 1) != 0 ? FileKind::Config : FileKind::Credentials;
    Edit edit;
    edit.label.kind = (what & 2) != 0 && file == FileKind::Config ? SectionKind::SsoSession : SectionKind::Profile;
    edit.label.name = input.line();
    edit.block = input.line();
    edit.key = input.line();
    edit.value = input.line();
    std::replace(edit.value.begin(), edit.value.end(), '\x01', '\n');
    ProfileEditor editor(file, "file", std::string(input.rest()));
    switch (what >> 2) {
    case 0:
        set(editor, edit);
        break;
    case 1:
        addAndRemove(editor, edit);
        break;
    default:
        rename(editor, edit);
    }
    const bool readable = parseIni(input.rest(), "file").ok();
    expect(!readable || parseIni(editor.text(), "file").ok(), "a file that could be read still can");
    expect(readable || editor.text() == input.rest(), "a broken file stays as it is");
}

} // namespace botoscope::fuzz
