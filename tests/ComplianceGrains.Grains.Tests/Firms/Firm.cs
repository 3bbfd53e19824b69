using System.Security.Cryptography;
using System.Text;
using ComplianceGrains.Evidence.Keys;
using ComplianceGrains.Evidence.Notes;
using ComplianceGrains.Grains.Actors;
using ComplianceGrains.Grains.Histories;
using ComplianceGrains.Grains.Keys;
using ComplianceGrains.Grains.Ledgers;
using ComplianceGrains.Grains.Restores;
using ComplianceGrains.Grains.Tests.Faults;
using ComplianceGrains.Jurisdictions.Effective;
using ComplianceGrains.Jurisdictions.Scenarios;
using ComplianceGrains.Storage.Files.Anchors;
using ComplianceGrains.Storage.Histories;
using ComplianceGrains.Storage.Sqlite;
using ComplianceGrains.Storage.Sqlite.Backups;
using ComplianceGrains.Workflows.Retention;
using NodaTime;
using NodaTime.Testing;

namespace ComplianceGrains.Grains.Tests.Firms;

/// <summary>What of a firm outlives its silos: the data folder, the keys, the packs, the time.</summary>
public sealed class Firm : IDisposable
{
    /// <summary>A Monday morning on which nobody has a holiday.</summary>
    public static readonly Instant Monday = Instant.FromUtc(2026, 2, 2, 9, 0);

    /// <summary>The logs of EU.</summary>
    public const string Decisions = "evidence.example.com/eu/decisions", Lifecycle = "evidence.example.com/eu/lifecycle";

    private static readonly Lazy<PackLibrary> Library = new(() => PackLibrary.Load(Jurisdictions).OrThrow());

    private static readonly string[] Databases = ["compliance.db", "blobs.db", "keys.db", "incidents.db"];

    private readonly List<string> _backups = [];
    private readonly List<VerifierKey> _signedBefore = [];

    private SigningKey? _nextSigning;

    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-grains-").FullName;

    public Firm()
    {
        Store = SqliteStore.Open(_folder);
        Anchors = new AnchorFolder(AnchorFolder.Beside(_folder), Signing.Id);
    }

    public SqliteStore Store { get; private set; }

    /// <summary>Where everything durable is.</summary>
    public string Folder => _folder;

    /// <summary>What the firm says of the end of retention.</summary>
    public RetentionPolicy Retention { get; set; } = RetentionPolicy.Keep;

    /// <summary>Whether its store says that several silos work on it.</summary>
    public bool IsShared { get; init; }

    /// <summary>How much of a log its sequencer folds before anything else.</summary>
    public LogFolding Folding { get; init; } = LogFolding.Default;

    public AnchorFolder Anchors { get; }

    public RootKey Root { get; set; } = new(RandomNumberGenerator.GetBytes(32));

    public SigningKey Signing { get; private set; } = SigningKey.Create();

    /// <summary>What signs, what did and what will.</summary>
    public LogKeys LogKeys => new(Signing, _signedBefore, _nextSigning?.PublicKey("key"));

    public FakeClock Clock { get; } = new(Monday);

    public FaultPlan Faults { get; } = new();

    public static PackLibrary Packs => Library.Value;

    /// <summary>Where the packs stand.</summary>
    public static string Jurisdictions => Path.Combine(RootOf(AppContext.BaseDirectory), "jurisdictions");

    public static Lazy<ScenarioSet> Scenarios { get; } = new(() => ScenarioSet.Load(Jurisdictions));

    /// <summary>The bytes of a small list of sanctioned people, as the publisher writes it.</summary>
    public static byte[] SdnCsv(params string[] names) => Encoding.ASCII.GetBytes(string.Concat(names.Select((name, number) =>
        $"{number + 1},\"{name}\",\"individual\",\"DEMO\",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n")) + "\x1A");

    /// <summary>What is wrong with the whole store, one sentence each: what an operator's <c>history verify</c> would say.</summary>
    public async Task<IReadOnlyList<string>> FaultsOfStoreAsync()
    {
        using var snapshot = ((IHistorySnapshots)Store).Open();
        var trust = new TrustFile([.. (await Store.Logs.NamesAsync()).Append(RecordedReceipt.KeyName("evidence.example.com")).SelectMany(LogKeys.PublicKeys)]);
        var report = await new HistoryVerifier(KindRegistry.Default, trust, Root, await Erasures.OfAsync(snapshot)).VerifyAsync(snapshot);
        return [.. report.Faults.Select(fault => fault.ToString()), .. report.Unchecked];
    }

    public async Task<IReadOnlyList<string>> KindsAsync(string actor) => [.. (await Store.Journal.ReadAsync(actor)).Select(decision => decision.Kind)];

    /// <summary>Prepares another signing key; no silo may run.</summary>
    public SigningKey PrepareSigning() => _nextSigning = SigningKey.Create();

    /// <summary>The prepared signing key takes the place of the present one; no silo may run.</summary>
    public void UseNextSigning()
    {
        _signedBefore.Add(Signing.PublicKey("key"));
        Signing.Dispose();
        (Signing, _nextSigning) = (_nextSigning!, null);
    }

    /// <summary>A copy of the data folder as it is now, as an operator makes one beside a running host.</summary>
    public string BackUp()
    {
        var backup = Directory.CreateTempSubdirectory("compliance-backup-").FullName;
        _backups.Add(backup);
        foreach (var database in Databases)
            SqliteCopy.Make(Path.Combine(_folder, database), Path.Combine(backup, database));
        return backup;
    }

    /// <summary>The machine is lost; a new one is made of a backup and of the copy outside. No silo may run.</summary>
    public Task<Restored> RestoreAsync(string backup, LostCopy? lost = null)
    {
        PutBack(backup);
        return new Restoration(Store, Store.Erasures, Store, Root, Clock).RunAsync(Anchors, "a moment", lost);
    }

    /// <summary>Nothing is left of the copy of what was signed. No silo may run.</summary>
    public void LoseCopy()
    {
        Anchors.Dispose();
        Directory.Delete(AnchorFolder.Beside(_folder), recursive: true);
    }

    /// <summary>Nothing is left of the copy of one jurisdiction's logs. No silo may run.</summary>
    public void LoseCopyOf(string label)
    {
        Anchors.Dispose();
        foreach (var file in Directory.EnumerateFiles(AnchorFolder.Beside(_folder), $"*_{label}_*", SearchOption.AllDirectories).ToList())
            File.Delete(file);
    }

    /// <summary>Somebody lays a backup where the data folder was, and does nothing else. No silo may run.</summary>
    public void PutBack(string backup)
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
        Directory.CreateDirectory(_folder);
        foreach (var database in Databases)
            File.Copy(Path.Combine(backup, database), Path.Combine(_folder, database));
        Store = SqliteStore.Open(_folder);
    }

    public void Dispose()
    {
        Store.Dispose();
        foreach (var backup in _backups)
            Directory.Delete(backup, recursive: true);
        Anchors.Dispose();
        Signing.Dispose();
        Directory.Delete(_folder, recursive: true);
        if (Directory.Exists(AnchorFolder.Beside(_folder)))
            Directory.Delete(AnchorFolder.Beside(_folder), recursive: true);
    }

    private static string RootOf(string folder) =>
        File.Exists(Path.Combine(folder, "ComplianceGrains.sln")) ? folder : RootOf(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No ComplianceGrains.sln above the tests."));
}
