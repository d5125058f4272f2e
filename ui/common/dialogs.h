#pragma once
#include <QString>
#include <functional>

class QWidget;

namespace botoscope::ui {

struct FileQuestion {
    QString title;
    QString filter;    ///< as QFileDialog's, empty for all files
    QString suggested; ///< file name to begin with
};

/// What is asked of the person outside the window's own panels. A seam: tests answer at once without a dialog.
/// Never blocks; the answer comes later or, when the dialog is closed without one, never.
class Dialogs {
public:
    using FileAnswer = std::function<void(const QString& path)>;
    using Answer = std::function<void()>;

    virtual ~Dialogs() = default;
    virtual void openFile(QWidget* parent, const FileQuestion& question, FileAnswer answer) = 0;
    virtual void saveFile(QWidget* parent, const FileQuestion& question, FileAnswer answer) = 0;
    /// A question before something that can't be taken back; action is the button's text, e.g. "Delete bucket".
    virtual void confirm(QWidget* parent, const QString& title, const QString& text, const QString& action,
                         Answer confirmed) = 0;

    /// The one in use: real dialogs unless a test replaced them.
    static Dialogs& current();
    /// Replaces it; nullptr brings the real ones back. The caller keeps ownership.
    static void use(Dialogs* dialogs);
};

} // namespace botoscope::ui
