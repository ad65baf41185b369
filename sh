From the editor
second
