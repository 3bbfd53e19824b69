using ComplianceGrains.Host.Settings;

namespace ComplianceGrains.Host.Lists;

/// <summary>Where the files of an upload wait while they are read: in the data folder, so on its disk and nobody else's to read.</summary>
internal sealed class UploadFolder
{
    private readonly string _path;

    /// <summary>Makes it anew: what is left there came from an upload that a kill interrupted.</summary>
    public UploadFolder(HostArguments arguments, IConfiguration configuration)
    {
        _path = Path.Combine(arguments.Data, "uploads");
        if (Directory.Exists(_path))
            Directory.Delete(_path, recursive: true);
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(_path);
        else
            Directory.CreateDirectory(_path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var megabytes = configuration.GetValue("Uploads:LargestMegabytes", 64);
        Largest = megabytes is > 0 and <= 2048 ? (long)megabytes << 20 : throw new InvalidDataException("Uploads:LargestMegabytes: give 1 to 2048, the megabytes that one request may have.");
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
