using ComplianceGrains.Host.Settings;
using Microsoft.Extensions.Options;

namespace ComplianceGrains.Host.Uploads;

/// <summary>Where the files of an upload wait while they are read: in the data folder, so on its disk and nobody else's to read.</summary>
internal sealed class UploadFolder
{
    private readonly string _path;

    /// <summary>Makes it anew: what is left there came from an upload that a kill interrupted.</summary>
    public UploadFolder(HostArguments arguments, IOptions<UploadOptions> options)
    {
        _path = Path.Combine(arguments.Data, "uploads");
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_path);
        else
            Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Largest = (long)options.Value.LargestMegabytes << 20;
    }

    /// <summary>The largest request, in bytes.</summary>
    public long Largest { get; }

    /// <summary>A new file that nobody else may read; it goes when it is closed.</summary>
    public FileStream Create()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Share = FileShare.Read | FileShare.Delete, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(_path, $"{Guid.NewGuid():N}"), options);
    }
}
