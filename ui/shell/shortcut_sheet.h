#pragma once
#include <QDialog>

namespace botoscope::ui {

class Actions;

/// Every command with its keys, in one look. Not modal: it may stay beside the window.
class ShortcutSheet : public QDialog {
    Q_OBJECT
public:
    ShortcutSheet(const Actions& actions, QWidget* parent);
};

} // namespace botoscope::ui
