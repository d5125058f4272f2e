#include "core/platform/browser.h"

#include "core/config/shell_split.h"

#include <QProcess>
#include <QStandardPaths>
#include <sstream>

namespace botoscope::platform {

namespace {

std::vector<std::string> withUrl(std::vector<std::string> words, const std::string& url)
{
    bool placed = false;
    for (std::string& word : words) {
        if (const auto at = word.find("%s"); at != std::string::npos) {
            word.replace(at, 2, url);
            placed = true;
        }
    }
    if (!placed) {
        words.push_back(url);
    }
    return words;
}

bool start(const std::vector<std::string>& command)
{
    const QString program = QString::fromStdString(command.front());
    if (QStandardPaths::findExecutable(program).isEmpty()) {
        return false;
    }
    QProcess process;
    process.setProgram(program);
    QStringList arguments;
    for (auto word = command.begin() + 1; word != command.end(); ++word) {
        arguments.append(QString::fromStdString(*word));
    }
    process.setArguments(arguments);
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    return process.startDetached();
}

} // namespace

std::vector<std::vector<std::string>> browserCommands(const std::string& url, const config::Environment& environment)
{
    std::vector<std::vector<std::string>> commands;
    std::istringstream choices(environment.get("BROWSER"));
    for (std::string choice; std::getline(choices, choice, ':');) {
        auto words = config::shellSplit(choice);
        if (words && !words->empty()) {
            commands.push_back(withUrl(std::move(*words), url));
        }
    }
    const bool screen = environment.find("DISPLAY") || environment.find("WAYLAND_DISPLAY");
    if (screen) { // without one, xdg-open takes the terminal for a text browser
        commands.push_back({"xdg-open", url});
    }
    return commands;
}

bool openBrowser(const std::string& url, const config::Environment& environment)
{
    for (const auto& command : browserCommands(url, environment)) {
        if (start(command)) {
            return true;
        }
    }
    return false;
}

} // namespace botoscope::platform
