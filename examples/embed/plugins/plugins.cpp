// A host for plug-ins: an editor whose commands are scripts. Every file of a folder is a module of its own, with its own
// variables; it says its name and what it does with the text. A plug-in that fails is taken out, and the others go on.
//
//     plugins FOLDER
#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <freehold.hpp>
#include <fstream>
#include <iterator>

namespace {

struct Plugin {
    std::string name;
    int order = 0;
    freehold::Module module;
    freehold::Instance instance;
    freehold::Func apply;
};

std::string slurp(const std::filesystem::path &path) {
    std::ifstream file(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

// The last line of an error's text: the exception, without the way there.
std::string summary(const freehold::Error &e) {
    std::string text = e.what();
    text.erase(text.find_last_not_of('\n') + 1);
    return text.substr(text.find_last_of('\n') + 1);
}

Plugin load(freehold::VM &vm, const std::filesystem::path &path) {
    Plugin p;
    p.module = vm.compile(slurp(path), path.filename().string().c_str());
    p.instance = p.module.instantiate();
    p.name = p.instance.get<std::string>("name");
    p.order = p.instance.get<int>("order");
    p.apply = p.instance.func("apply");
    return p;
}

std::vector<Plugin> load_all(freehold::VM &vm, const std::filesystem::path &folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto &entry : std::filesystem::directory_iterator(folder))
        if (entry.path().extension() == ".py") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<Plugin> plugins;
    for (const auto &path : paths) try {
            plugins.push_back(load(vm, path));
        } catch (const freehold::Error &e) {
            std::printf("%s is left out: %s\n", path.filename().c_str(), summary(e).c_str());
        }
    std::sort(plugins.begin(), plugins.end(), [](const Plugin &a, const Plugin &b) { return a.order < b.order; });
    return plugins;
}

// Sends the text through all plug-ins; those that fail are erased.
std::string apply_all(std::vector<Plugin> &plugins, std::string text) {
    for (auto p = plugins.begin(); p != plugins.end();) {
        try {
            text = p->apply.call<std::string>(text);
            ++p;
        } catch (const freehold::Error &e) {
            std::printf("%s is taken out: %s\n", p->name.c_str(), summary(e).c_str());
            p = plugins.erase(p);
        }
    }
    return text;
}

} // namespace

int main(int argc, char **argv) try {
    if (argc != 2) {
        std::fprintf(stderr, "usage: plugins FOLDER\n");
        return 2;
    }
    freehold::VM vm(freehold::Config().memory_limit(16 << 20));
    int words = 0;
    vm.define("log", 1, [](freehold::Call &call) { std::printf("  log: %s\n", call.get<std::string>(0).c_str()); });
    vm.define("count_words", 1, [&](freehold::Call &call) {
        auto list = call.get<std::vector<std::string>>(0);
        if (list.empty()) call.raise("ValueError", "no words");
        words += static_cast<int>(list.size());
        call.give(words);
    });
    std::vector<Plugin> plugins = load_all(vm, argv[1]);
    for (const char *text : {"  the  quick brown fox\n", "jumps over  the lazy dog  ", "   "}) {
        std::string result = apply_all(plugins, text);
        std::printf("[%s]\n", result.c_str());
    }
    std::printf("%zu plug-ins, %d words\n", plugins.size(), words);
    return 0;
} catch (const std::exception &e) {
    std::fprintf(stderr, "plugins: %s\n", e.what());
    return 1;
}
