using ComplianceGrains.Evidence.Bytes;

namespace ComplianceGrains.Evidence.Exports;

/// <summary>Where things are in a package, relative to its top folder.</summary>
internal static class PackageFiles
{
    public const string BagIt = "bagit.txt";
    public const string BagInfo = "bag-info.txt";
    public const string Manifest = "manifest-sha256.txt";
    public const string TagManifest = "tagmanifest-sha256.txt";
    public const string Seal = "seal.note";
    public const string Data = "data/";
    public const string Export = "data/export.json";
    public const string Profile = "data/profile.json";
    public const string Readme = "data/README.txt";
    public const string Schemas = "data/schemas/";
    public const string Packs = "data/packs/";
    public const string Annex = "data/annex/";

    // In a log's own folder.
    public const string Checkpoint = "checkpoint";
    public const string Token = "checkpoint.tsr";

    public const string BagItText = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /// <summary>What the tag manifest lists, sorted.</summary>
    public static readonly IReadOnlyList<string> TagFiles = [BagInfo, BagIt, Manifest];

    public static string Log(string label, string log) => $"data/{label}/{log}/";

    public static string Schema(Digest digest) => $"{Schemas}{digest.ToHex()}.json";

    public static string Pack(Digest digest) => $"{Packs}{digest.ToHex()}/";
}
