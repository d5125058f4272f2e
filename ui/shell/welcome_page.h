#pragma once
#include <QWidget>

class QLineEdit;

namespace botoscope::ui {

class NoteLabel;

/// What stands in the middle while no tab is open: the way to any operation, and three safe calls to begin with.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    explicit WelcomePage(QWidget* parent = nullptr);
    /// Says what calls act on: the simulator, or an account that is real.
    void setSimulator(bool simulator, const QString& profile);
    void setCounts(int services, int operations);
    void focusSearch();

Q_SIGNALS:
    void goToRequested(const QString& text);
    void operationChosen(const QString& service, const QString& operation);

private:
    QWidget* makeExamples();

    QLineEdit* m_search;
    NoteLabel* m_counts;
    NoteLabel* m_note;
};

} // namespace botoscope::ui
