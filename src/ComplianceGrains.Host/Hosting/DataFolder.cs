using ComplianceGrains.Storage.Files.Backups;
using ComplianceGrains.Storage.Files.Moves;

namespace ComplianceGrains.Host.Hosting;

/// <summary>The folder of everything durable: for nobody but the host's own user, and for one host at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const string LockName = "host.lock";
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    /// <summary>EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION of Windows.</summary>
    private static readonly int[] HeldByAnother = [11, 35, unchecked((int)0x80070020)];

    private readonly FileStream _lock;

    private DataFolder(FileStream held) => _lock = held;

    /// <summary>Makes the folder, or takes over the one that is there: 0700, and 0600 what a host has put into it.</summary>
    /// <exception cref="IOException">Another host works on it, or it is open to others and holds things that are not a host's.</exception>
    public static DataFolder Take(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            MakePrivate(path);
        var held = Lock(path);
        UnencryptedBackup.Remove(path);
        return new(held);
    }

    /// <inheritdoc/>
    public void Dispose() => _lock.Dispose();

    /// <summary>The lock goes with the process, however that ends. Whoever only reads does not ask for it.</summary>
    private static FileStream Lock(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnFile;
        try
        {
            return new FileStream(Path.Combine(path, LockName), options);
        }
        catch (IOException failure) when (HeldByAnother.Contains(failure.HResult))
        {
            throw new IOException($"Another host works on the data folder {path}. Stop that one, or give this one a folder of its own with --data.", failure);
        }
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static void MakePrivate(string path)
    {
        Directory.CreateDirectory(path, OwnFolder);
        if (IsOpen(path))
        {
            // A folder named by mistake, a home or a shared one, must not be closed to those who use it.
            if (Directory.EnumerateFileSystemEntries(path).FirstOrDefault(entry => !IsOurs(entry)) is { } strange)
                throw new IOException($"The data folder {path} is open to other users and holds '{Path.GetFileName(strange)}', which is not a host's. Use a folder of its own, or `chmod 700` this one.");
            File.SetUnixFileMode(path, OwnFolder);
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(path).Where(entry => IsOurs(entry) && IsOpen(entry)))
            File.SetUnixFileMode(entry, Directory.Exists(entry) ? OwnFolder : OwnFile);
        foreach (var key in Directory.Exists(Path.Combine(path, "keys")) ? Directory.EnumerateFiles(Path.Combine(path, "keys")).Where(IsOpen) : [])
            File.SetUnixFileMode(key, OwnFile);
    }

    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    private static bool IsOpen(string path) => (File.GetUnixFileMode(path) & ~OwnFolder) != 0;

    private static bool IsOurs(string path) =>
        Path.GetFileName(path) is "keys" or "sandbox.json" or LockName or "uploads" or MovedFolder.Name || Path.GetExtension(path) is ".db" or ".db-wal" or ".db-shm" or ".db-journal";
}
