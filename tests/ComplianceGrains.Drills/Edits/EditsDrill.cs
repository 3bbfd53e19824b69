using System.Diagnostics;
using System.Globalization;
using ComplianceGrains.Drills.Hosting;
using ComplianceGrains.Drills.Load;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Sqlite;

namespace ComplianceGrains.Drills.Edits;

/// <summary>
/// Edits a stopped data folder at random, a fresh copy each time, and holds the check of histories to naming every edit
/// that matters; on some of them a host is started, which must say what it found or not start.
/// </summary>
public sealed class EditsDrill
{
    private readonly EditsOptions _options;
    private readonly TextWriter _output;
    private readonly SortedDictionary<string, (int Count, string Example)> _harmless = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (int Named, int Harmless)> _kinds = new(StringComparer.Ordinal);
    private readonly List<string> _problems = [];
    private int _hosts;

    private EditsDrill(EditsOptions options, TextWriter output) => (_options, _output) = (options, output);

    /// <summary>True if no edit passed silently; what did, is written.</summary>
    public static async Task<bool> RunAsync(EditsOptions options, TextWriter output)
    {
        var drill = new EditsDrill(options, output);
        using var folder = await StoppedFolder.MakeAsync();
        await drill.EditAsync(folder);
        drill.Write();
        return drill._problems.Count == 0;
    }

    private async Task EditAsync(StoppedFolder folder)
    {
        if (await NamedAsync(folder.Data) is { } wrong)
            throw new InvalidOperationException($"The folder is not in order before anybody edits it: {wrong}");
        var watch = Stopwatch.StartNew();
        var maker = new EditMaker(new Random(_options.Seed), folder.Older);
        for (var n = 1; n <= _options.Count; n++)
        {
            if (n % 100 == 0)
                _output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  … {n} of {_options.Count}, {_problems.Count} problems"));
            using var copy = FolderCopy.Of(folder.Data);
            var edit = maker.Make(copy);
            var named = await NamedAsync(copy.Path);
            var reason = named is null ? Harmless.ReasonOf(edit, copy, folder.Data) : null;
            Count(edit, named, reason, n);
            if (named is null || _hosts == _options.Hosts)
                continue;
            _hosts++;
            if (await StartedHost.SilentAsync(copy.Path) is { } silent)
                Problem($"edit {n}, {edit.Text}: {silent}");
        }

        _output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_options.Count} edits, seed {_options.Seed}, {_hosts} of them under a started host, {watch.Elapsed.TotalSeconds:0} s"));
    }

    private void Count(Edit edit, string? named, string? reason, int n)
    {
        var (wasNamed, wasHarmless) = _kinds.GetValueOrDefault(edit.Kind);
        _kinds[edit.Kind] = (wasNamed + (named is null ? 0 : 1), wasHarmless + (reason is null ? 0 : 1));
        if (reason is not null)
            _harmless[reason] = (_harmless.GetValueOrDefault(reason).Count + 1, $"{edit.Place} {edit.Kind}".Trim());
        else if (named is null)
            Problem($"edit {n} passed silently: {edit.Text} ({edit.Before} → {edit.After})");
    }

    /// <summary>The first thing that the check of histories names, or null if it finds nothing.</summary>
    private static async Task<string?> NamedAsync(string data)
    {
        try
        {
            using var history = SqliteHistory.Open(data);
            var trust = TrustFile.Parse(string.Join('\n', Directory.GetFiles(Path.Combine(data, "keys"), "*.vkey").Select(File.ReadAllText)));
            var root = new RootKey(await File.ReadAllBytesAsync(Path.Combine(data, "keys", "root.key")));
            var report = await new HistoryVerifier(KindRegistry.Default, trust, root, Erasures.None).VerifyAsync(history);
            if (report.Faults.Count > 0)
                return report.Faults[0].ToString();
            var beside = AnchorFolder.Beside(data);
            using var copy = new AnchorFolder(beside, Path.GetFileName(Directory.GetDirectories(beside).Single()));
            return await CopyCheck.RunAsync(history.Logs, history.Audit, copy, await CopyCheck.SizesAsync(copy)) is [var first, ..] ? first.Problem : null;
        }
        catch (IOException unreadable)
        {
            return unreadable.Message;
        }
    }

    private void Write()
    {
        foreach (var (kind, (named, harmless)) in _kinds)
            _output.WriteLine($"  {kind,-9} {named,5} named {harmless,5} harmless");
        foreach (var (reason, (count, example)) in _harmless)
            _output.WriteLine($"  harmless {count,4}: {reason} (e.g. {example})");
        _output.WriteLine($"{_problems.Count} problems");
    }

    private void Problem(string problem)
    {
        _problems.Add(problem);
        _output.WriteLine($"PROBLEM {problem}");
    }
}
