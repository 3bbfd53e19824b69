using System.Globalization;
using ComplianceGrains.Storage.Anchors;

namespace ComplianceGrains.Storage.Files.Anchors;

/// <summary>
/// Time-stamps as a folder in the copy outside: one folder a log, in it for each head <c>SIZE.tsr</c> and <c>SIZE.checkpoint</c>, which
/// <c>openssl ts -verify</c> reads as they are. A file has its name once it is whole.
/// </summary>
public sealed class TimestampFolder : ITimestamps
{
    /// <summary>The folder's name beside the files of the copy.</summary>
    public const string Name = "time-stamps";

    private const string Response = ".tsr", Checkpoint = ".checkpoint";

    private readonly string _folder;

    /// <summary>Those of one signing key.</summary>
    /// <param name="parent">Where copies are kept, e.g. <c>data-anchors</c>; need not exist.</param>
    /// <param name="key">The id of the signing key as in its vkeys.</param>
    public TimestampFolder(string parent, string key) => _folder = Path.Combine(Path.GetFullPath(parent), key, Name);

    /// <inheritdoc/>
    public Task<byte[]?> FindAsync(string log, long size, CancellationToken cancellation = default) => ReadAsync(PathOf(log, size, Response), cancellation);

    /// <inheritdoc/>
    public Task<byte[]?> CheckpointAsync(string log, long size, CancellationToken cancellation = default) => ReadAsync(PathOf(log, size, Checkpoint), cancellation);

    /// <inheritdoc/>
    public Task<long?> NewestAsync(string log, CancellationToken cancellation = default) => Task.Run(
        () => WholeFile.Guarded(() => Directory.Exists(FolderOf(log)) ? Directory.EnumerateFiles(FolderOf(log), $"*{Response}").Select(SizeOf).Max() : null), cancellation);

    /// <inheritdoc/>
    public Task KeepAsync(string log, long size, ReadOnlyMemory<byte> checkpoint, ReadOnlyMemory<byte> response, CancellationToken cancellation = default) => Task.Run(
        () => WholeFile.Guarded(() =>
        {
            foreach (var folder in new[] { Path.GetDirectoryName(Path.GetDirectoryName(_folder)!)!, Path.GetDirectoryName(_folder)!, _folder, FolderOf(log) })
                PrivateFolder.Make(folder);
            // The head that a response is over stays as it was stamped. What a crash left without its response is of no use to anybody.
            if (File.Exists(PathOf(log, size, Response)))
                throw new IOException($"{PathOf(log, size, Response)} is there already. If it is damaged, remove it.");
            WholeFile.Write(PathOf(log, size, Checkpoint), checkpoint, overwrite: true);
            WholeFile.Write(PathOf(log, size, Response), response, overwrite: false);
            return true;
        }),
        CancellationToken.None);

    private static Task<byte[]?> ReadAsync(string path, CancellationToken cancellation) =>
        Task.Run(() => WholeFile.Guarded(() => File.Exists(path) ? File.ReadAllBytes(path) : null), cancellation);

    private static long? SizeOf(string path) =>
        long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null;

    private string FolderOf(string log) => Path.Combine(_folder, log.Replace('/', '_'));

    private string PathOf(string log, long size, string extension) => Path.Combine(FolderOf(log), string.Create(CultureInfo.InvariantCulture, $"{size:D19}{extension}"));
}
